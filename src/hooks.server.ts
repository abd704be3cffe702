import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { building, dev } from '$app/environment';
import { framesOf, reasonOf, writeLine } from '#lib/server/log.ts';
import { observed } from '#lib/server/observed.ts';
import { shareDesk } from '#lib/server/shares/desk.ts';
import { startServing } from '#lib/server/start.ts';

export const init: ServerInit = async () => {
  if (!building && !dev) await startServing();
};

/** A frame in somebody's article: the only page that others may put in theirs. */
const isEmbed = (path: string): boolean => path.startsWith('/embed/');

const framedAnywhere = (policy: string): string =>
  policy.replace("frame-ancestors 'none'", 'frame-ancestors http: https:');

const letBeFramed = (response: Response): void => {
  const policy = response.headers.get('content-security-policy');
  if (policy !== null) response.headers.set('content-security-policy', framedAnywhere(policy));
  // Opened from the frame, the whole report is a page of its own.
  response.headers.set('cross-origin-opener-policy', 'unsafe-none');
};

/** Asked every few seconds by machines: counted, not written. */
const probes = ['/healthz', '/readyz'];

/** The pattern of the route, never the path: that may hold the id of a share. */
const observe = ({ route: { id: route }, request: { method } }: RequestEvent, status: number, ms: number) => {
  observed().request({ route, method, status, ms });
  if (shareDesk().settings.logsRequests && !probes.includes(route ?? ''))
    writeLine({ level: 'info', what: 'request', route, method, status, ms: Math.round(ms) });
};

export const handle: Handle = async ({ event, resolve }) => {
  const startMs = performance.now();
  const response = await resolve(event);
  if (isEmbed(event.url.pathname)) letBeFramed(response);
  if (!building) observe(event, response.status, performance.now() - startMs);
  return response;
};

/** SvelteKit's own would write the path. That a page is not there is no failure. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
  if (status >= 500)
    writeLine({
      ...{ level: 'error', what: 'failure', route: event.route.id, status },
      ...{ reason: reasonOf(error), at: framesOf(error) }
    });
  return { message };
};

process.on('sveltekit:shutdown', () => {
  void shareDesk().close();
});
