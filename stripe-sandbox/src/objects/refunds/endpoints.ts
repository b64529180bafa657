import { endpoint, ok } from '../../protocol/endpoint.ts';
import { mergeMetadata, metadata } from '../../protocol/metadata.ts';
import { page, pageParameters } from '../../protocol/paging.ts';
import { text } from '../../protocol/parameters.ts';
import { createRefund, refundParameters } from './create-refund.ts';
import { findRefund } from './refund.ts';
import { cancelRefund } from './settle-refund.ts';

const url = '/v1/refunds';

export const refundEndpoints = [
  endpoint({
    method: 'POST',
    path: url,
    parameters: refundParameters,
    answer: ({ account, values }) => ok(createRefund(account, values)),
  }),
  endpoint({
    method: 'GET',
    path: url,
    parameters: { ...pageParameters, payment_intent: text(), charge: text() },
    answer({ account, values }) {
      const { payment_intent, charge } = values;
      return ok(page(account, values, { object: 'refund', url, filters: { payment_intent, charge } }));
    },
  }),
  endpoint({
    method: 'GET',
    path: `${url}/:id`,
    parameters: {},
    answer: ({ account, id }) => ok(findRefund(account, id)),
  }),
  endpoint({
    method: 'POST',
    path: `${url}/:id`,
    parameters: { metadata: metadata() },
    answer({ account, id, values }) {
      const refund = findRefund(account, id);
      const changed = { ...refund, metadata: mergeMetadata(refund.metadata, values.metadata) };
      account.records.save(changed);
      account.announce('refund.updated', changed);
      account.announce('charge.refund.updated', changed);
      return ok(changed);
    },
  }),
  endpoint({
    method: 'POST',
    path: `${url}/:id/cancel`,
    parameters: {},
    answer: ({ account, id }) => ok(cancelRefund(account, id)),
  }),
];
