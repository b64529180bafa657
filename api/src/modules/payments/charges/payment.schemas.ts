import { z } from 'zod';
import { moneySchema } from '../../doctors/index.ts';
import { intentStatuses } from '../provider/intents.ts';

export const checkoutStatuses = ['preparing', ...intentStatuses] as const;

/** What is shown to whoever pays; part of a held appointment's answer too. */
export const checkoutFields = {
  id: z.uuid().meta({ description: 'The payment.' }),
  status: z.enum(checkoutStatuses).meta({
    id: 'CheckoutStatus',
    description:
      'Stripe’s word for where the payment stands. `preparing`: the provider did not answer in time; ask again in a moment.',
  }),
  amount: moneySchema,
  clientSecret: z.string().nullable().meta({
    description:
      'For Stripe.js in the browser of whoever pays; never store or log it. Null while `preparing` and once there is nothing more to do.',
  }),
  publishableKey: z.string().meta({ description: 'For Stripe.js: `Stripe(publishableKey)`.' }),
  nextActionUrl: z.string().nullable().meta({
    description: 'Where the patient proves that the card is theirs (3-D Secure), when that is asked for.',
  }),
  decline: z
    .object({ code: z.string(), message: z.string() })
    .nullable()
    .meta({ description: 'Why the last card was declined; another one may be tried while the hold lasts.' }),
};

export const checkoutSchema = z.object(checkoutFields).meta({
  id: 'Checkout',
  example: {
    id: '01936f6e-7c00-7000-8000-000000000020',
    status: 'requires_payment_method',
    amount: { amountMinor: 50_000, currency: 'INR' },
    clientSecret: 'pi_3PqWEq2eZvKYlo2C0a1b2c3d_secret_Fh3kq9sJx0',
    publishableKey: 'pk_test_sandbox',
    nextActionUrl: null,
    decline: null,
  },
});
export type Checkout = z.infer<typeof checkoutSchema>;

export const paymentBody = z
  .strictObject({
    paymentMethodId: z
      .string()
      .regex(
        /^pm_\w{1,250}$/,
        'expected the id of a PaymentMethod (pm_…); a card’s number is never sent here',
      )
      .meta({ description: 'A PaymentMethod made by Stripe.js in the browser, by its id.' }),
    returnUrl: z
      .url({ protocol: /^https?$/ })
      .max(2048)
      .optional()
      .meta({
        description:
          'Where the patient comes back to from their bank when it wants to know that the card is theirs.',
      }),
  })
  .meta({
    id: 'PaymentInput',
    example: { paymentMethodId: 'pm_card_visa', returnUrl: 'https://app.example.org/paid' },
  });
export type PaymentBody = z.infer<typeof paymentBody>;
