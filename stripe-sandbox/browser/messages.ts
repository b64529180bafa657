/** What the script in a partner's page and the sandbox's own frames in it say to each other. */

/** An error object as Stripe's API answers it, or of the same shape when a card was not filled in. */
export interface StripeError {
  type: string;
  code?: string;
  message?: string;
  payment_intent?: PaymentIntent;
}

export interface PaymentIntent {
  id: string;
  status: string;
  next_action: NextAction | null;
  last_payment_error: StripeError | null;
}

/** Where the patient's bank asks for proof: 3-D Secure. */
export interface NextAction {
  type: string;
  use_stripe_sdk?: { stripe_js: string };
  redirect_to_url?: { url: string };
}

export interface PaymentMethod {
  id: string;
}

/** What a frame is asked to do; all of it needs the publishable key and nothing secret but the client secret. */
export type Question =
  | { ask: 'retrieve'; key: string; clientSecret: string }
  | { ask: 'confirm'; key: string; clientSecret: string; paymentMethod?: string; returnUrl?: string }
  | { ask: 'createPaymentMethod'; key: string }
  | { ask: 'focus' | 'blur' | 'clear' }
  | { ask: 'dress'; look: Look; disabled: boolean };

export type Outcome =
  | { paymentIntent: PaymentIntent; error?: undefined }
  | { paymentMethod: PaymentMethod; error?: undefined }
  | { error: StripeError }
  | { done: true; error?: undefined };

/** The few properties of Stripe's `style.base` that the card's fields take. */
export interface Look {
  color?: string;
  fontFamily?: string;
  fontSize?: string;
}

/** What happens in the card's frame without being asked. */
export type News =
  | { event: 'ready' | 'focus' | 'blur' }
  | { event: 'change'; complete: boolean; empty: boolean; brand: string; error?: StripeError }
  | { event: 'resize'; height: number };

export interface Asked {
  id: number;
  question: Question;
}

export interface Answered {
  id: number;
  outcome: Outcome;
}

/** Opens the line: the partner's page hands a port to the frame it has just loaded. */
export type Greeting = 'stripe-sandbox-line';

/** The authentication page tells the page around it that the patient has chosen. */
export type Authenticated = 'stripe-sandbox-authenticated';
