import { setTimeout as sleep } from 'node:timers/promises';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { type ServerDuplexStream, status } from '@grpc/grpc-js';
import { uuidText } from '../wire.ts';
import { appendAnswer } from './append-answers.ts';
import type { FaultPlan } from './faults.ts';
import { type Expected, judgeAppend, type Proposal } from './judge-append.ts';
import type { Log, ProposedRecord } from './log.ts';

type Call = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

interface Parts {
  readonly log: Log;
  readonly faults: FaultPlan;
}

/** Takes appends in pieces that share a correlation id and answers each at its final piece. */
export function takeAppends(call: Call, parts: Parts): void {
  const begun = new Map<string, Proposal>();
  call.on('data', (piece: BatchAppendReq) => {
    const correlation = uuidText(piece.getCorrelationId()) ?? '';
    const proposal = joined(begun.get(correlation), piece);
    begun.set(correlation, proposal);
    if (!piece.getIsFinal()) return;
    begun.delete(correlation);
    void answer(call, correlation, proposal, parts);
  });
  call.on('end', () => call.end());
  call.on('error', () => {});
}

async function answer(call: Call, correlation: string, proposal: Proposal, { log, faults }: Parts): Promise<void> {
  if (faults.takes('loseAppends')) return lose(call);
  const { delayMs, answerTwice, dieAfterStoring } = faults.now;
  const verdict = judgeAppend(log, proposal);
  if (dieAfterStoring) process.kill(process.pid, 'SIGKILL');
  if (faults.takes('loseAnswers')) return lose(call);
  if (delayMs > 0) await sleep(delayMs);
  const message = appendAnswer(correlation, proposal, verdict);
  if (call.cancelled || call.destroyed) return;
  call.write(message);
  if (answerTwice) call.write(message);
}

function lose(call: Call): void {
  call.emit('error', { code: status.UNAVAILABLE, details: 'read ECONNRESET' });
}

function joined(begun: Proposal | undefined, piece: BatchAppendReq): Proposal {
  const records = piece.getProposedMessagesList().map(proposedRecord);
  if (begun) return { ...begun, records: [...begun.records, ...records] };
  const options = piece.getOptions();
  const stream = Buffer.from(options?.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString('utf8');
  return { stream, expected: expectedOf(options), records };
}

function expectedOf(options: BatchAppendReq.Options | undefined): Expected {
  if (options?.hasStreamPosition()) return Number(options.getStreamPosition());
  if (options?.hasNoStream()) return 'no_stream';
  return options?.hasStreamExists() ? 'stream_exists' : 'any';
}

function proposedRecord(message: BatchAppendReq.ProposedMessage): ProposedRecord {
  const metadata = message.getMetadataMap();
  return {
    id: uuidText(message.getId()) ?? '',
    type: metadata.get('type') ?? '',
    contentType: metadata.get('content-type') ?? '',
    data: Buffer.from(message.getData_asU8()),
    metadata: Buffer.from(message.getCustomMetadata_asU8()),
  };
}
