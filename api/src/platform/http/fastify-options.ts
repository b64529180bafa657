import type { IncomingMessage } from 'node:http';
import { newId } from '../../values/ids.ts';
import { defaultBodyLimit } from './body-limits.ts';
import { answerNoRequest, answerUnreadableUrl } from './edge.ts';
import type { Settings } from '../settings/settings.ts';

/** In this time a request has to arrive as a whole: the largest import batch does over one megabit a second. */
const requestMs = 120_000;
/** An external id of 200 letters, each of which takes nine characters in a URL. */
const longestParam = 1_800;
const requestIdShape = /^[\w.:-]{1,128}$/;

export function fastifyOptions(settings: Pick<Settings, 'TRUST_PROXY'>) {
  return {
    bodyLimit: defaultBodyLimit,
    // No Nest middleware is used: what runs on every request is a hook, a guard or an interceptor.
    skipMiddie: true,
    frameworkErrors: answerUnreadableUrl,
    clientErrorHandler: answerNoRequest,
    // The one proxy in front of us says who called it; what stands before that in X-Forwarded-For anybody can write.
    trustProxy: settings.TRUST_PROXY && ((_address: string, hop: number) => hop === 0),
    requestTimeout: requestMs,
    routerOptions: { maxParamLength: longestParam },
    genReqId: requestId,
    requestIdHeader: false as const,
    forceCloseConnections: 'idle' as const,
    return503OnClosing: false,
  };
}

/** The caller's own request id where it is a sane one, else a new one. */
function requestId(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && requestIdShape.test(given) ? given : newId();
}
