import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const READY_MS = 60_000;

/** The real program over a data folder, as `npm run demo` starts it; to be killed without a warning. */
export class ServedProcess {
  readonly url: string;
  /** Of its inspector; empty where it has none. */
  readonly inspectorUrl: string;
  readonly #child: ChildProcess;

  private constructor(url: string, inspectorUrl: string, child: ChildProcess) {
    this.url = url;
    this.inspectorUrl = inspectorUrl;
    this.#child = child;
  }

  static start(data: string, port: number): Promise<ServedProcess> {
    return ServedProcess.#start(data, port, []);
  }

  /** With an inspector that answers this machine alone, at a free port. */
  static startInspected(data: string, port: number): Promise<ServedProcess> {
    return ServedProcess.#start(data, port, ['--inspect=127.0.0.1:0']);
  }

  static async #start(data: string, port: number, flags: readonly string[]): Promise<ServedProcess> {
    const env = { ...process.env, JEJAK_DATA: data, JEJAK_PORT: String(port), NODE_OPTIONS: '' };
    const child = spawn(process.execPath, [...flags, 'apps/cli/dist/main.js', 'demo'], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += String(chunk);
    });
    const url = await new Promise<string>((resolve, reject) => {
      const impatient = setTimeout(() => reject(new Error(`not ready: ${said}`)), READY_MS);
      if (!child.stdout) throw new Error('the child has no output');
      createInterface(child.stdout).on('line', (line) => {
        const found = /^Jejak: (http\S+)/.exec(line)?.[1];
        if (!found) return;
        clearTimeout(impatient);
        resolve(found);
      });
      child.once('exit', (code) => reject(new Error(`exit ${code}: ${said}`)));
    });
    return new ServedProcess(url, /ws:\S+/.exec(said)?.[0] ?? '', child);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** `kill -9`, and until the process is gone. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  /** Told to stop, as an operator does, and until it has. */
  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill(signal);
    await gone;
  }
}
