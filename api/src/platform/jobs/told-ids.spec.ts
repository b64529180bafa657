import { toldIds } from './told-ids.ts';

const id = '019adc5a-7c00-7000-8000-000000000001';

describe('what is shown of a job’s data', () => {
  it.each([
    [
      'the ids an event carries',
      { id: '7', type: 'refund.requested', payload: { refundId: id, at: 'x' } },
      { refundId: id },
    ],
    ['the ids of a plain job', { appointmentId: id, reason: 'rash' }, { appointmentId: id }],
    ['ids of Stripe', { payload: { eventId: 'evt_1PqWEq2eZvKYlo2C' } }, { eventId: 'evt_1PqWEq2eZvKYlo2C' }],
    ['no word that stands where an id should', { payload: { patientId: 'Mila, with her rash' } }, {}],
    ['no secret of a payment', { payload: { intentId: 'pi_1PqWEq_secret_x7' } }, {}],
    ['nothing of what is not there', null, {}],
    ['nothing of a list', [id], {}],
  ])('is %s', (_title, data, shown) => {
    expect(toldIds(data)).toEqual(shown);
  });
});
