import type { FastifyInstance } from 'fastify';

export interface ServedRoute {
  readonly method: string;
  /** As it was declared, such as `/api/cases/:id/steps`. */
  readonly url: string;
}

/** Every route that is served, but for HEAD, which follows GET. */
export class RouteTable {
  readonly #routes: (ServedRoute & { readonly form: RegExp })[] = [];

  /** Has to be there before the first route is. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) if (one !== 'HEAD') this.#routes.push({ method: one, url, form: formOf(url) });
    });
  }

  routes(): readonly ServedRoute[] {
    return this.#routes.map(({ method, url }) => ({ method, url }));
  }

  /** Methods of the routes that a path leads to. */
  methodsAt(path: string): readonly string[] {
    return this.#routes.filter(({ form }) => form.test(path)).map(({ method }) => method);
  }
}

function formOf(url: string): RegExp {
  const segments = url.split('/').map((segment) => (segment.startsWith(':') ? '[^/]+' : RegExp.escape(segment)));
  return new RegExp(`^${segments.join('/')}/?$`);
}
