import type { IncomingMessage } from 'node:http';
import { newId } from '../../values/ids.ts';
import type { Settings } from '../settings/settings.ts';

const requestIdShape = /^[\w.:-]{1,128}$/;

/** Bytes a body may have where a route says nothing else. */
const bodyLimit = 256 * 1024;

export function fastifyOptions(settings: Pick<Settings, 'TRUST_PROXY'>) {
  return {
    bodyLimit,
    trustProxy: settings.TRUST_PROXY,
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
