import { endpoint, ok } from '../../protocol/endpoint.ts';
import { page, pageParameters } from '../../protocol/paging.ts';
import { text } from '../../protocol/parameters.ts';
import { findCharge } from './charge.ts';

const url = '/v1/charges';

export const chargeEndpoints = [
  endpoint({
    method: 'GET',
    path: url,
    parameters: { ...pageParameters, payment_intent: text() },
    answer({ account, values }) {
      const { payment_intent } = values;
      return ok(page(account, values, { object: 'charge', url, filters: { payment_intent } }));
    },
  }),
  endpoint({
    method: 'GET',
    path: `${url}/:id`,
    parameters: {},
    answer: ({ account, id }) => ok(findCharge(account, id)),
  }),
];
