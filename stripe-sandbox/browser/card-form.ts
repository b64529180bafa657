import {
  brandOf,
  digitsOf,
  expiryOf,
  readCode,
  readExpiry,
  readNumber,
  type Reading,
} from './card-numbers.ts';
import type { Look, News, StripeError } from './messages.ts';

type FieldName = 'number' | 'expiry' | 'cvc';
/** How a code is read depends on the number. */
const fields: readonly FieldName[] = ['number', 'expiry', 'cvc'];

const incomplete: Record<FieldName, StripeError> = {
  number: validation('incomplete_number', 'Your card number is incomplete.'),
  expiry: validation('incomplete_expiry', 'Your card’s expiration date is incomplete.'),
  cvc: validation('incomplete_cvc', 'Your card’s security code is incomplete.'),
};

/** Number, expiry and security code in one line. What is typed here is read by nobody but this frame. */
export class CardForm {
  private readonly inputs: Record<FieldName, HTMLInputElement>;
  private readonly readings: Record<FieldName, Reading>;
  private say: (news: News) => void = () => undefined;

  constructor(form: HTMLFormElement) {
    const input = (name: FieldName) => form.elements.namedItem(name) as HTMLInputElement;
    this.inputs = { number: input('number'), expiry: input('expiry'), cvc: input('cvc') };
    const nothing = { text: '', complete: false };
    this.readings = { number: nothing, expiry: nothing, cvc: nothing };
    // On a slow line the patient, or the browser with a saved card, has typed before this script came.
    fields.forEach((name) => this.take(name));
    this.markFaults(false);
    form.addEventListener('submit', (event) => event.preventDefault());
    for (const name of fields) {
      this.inputs[name].addEventListener('input', () => this.typed(name));
      this.inputs[name].addEventListener('focus', () => this.say({ event: 'focus' }));
      this.inputs[name].addEventListener('blur', () => this.left(name));
    }
  }

  /** From now on, to the page around: how high this is, and how far the patient has come. */
  tell(say: (news: News) => void): void {
    this.say = say;
    const measure = () => say({ event: 'resize', height: document.documentElement.offsetHeight });
    new ResizeObserver(measure).observe(document.documentElement);
    measure();
    say({ event: 'ready' });
    if (Object.values(this.readings).some(({ text }) => text !== '')) {
      this.changed();
    }
  }

  read(): { card: Record<string, string> } | { error: StripeError } {
    const error = this.error(true);
    if (error) {
      this.markFaults(true);
      return { error };
    }
    const { month, year } = expiryOf(this.inputs.expiry.value);
    return {
      card: {
        number: digitsOf(this.inputs.number.value),
        exp_month: String(month),
        exp_year: String(year),
        cvc: this.inputs.cvc.value,
      },
    };
  }

  dress({ color, fontFamily, fontSize }: Look, disabled: boolean): void {
    for (const input of Object.values(this.inputs)) {
      input.style.color = color ?? '';
      input.style.fontFamily = fontFamily ?? '';
      input.style.fontSize = fontSize ?? '';
      input.disabled = disabled;
    }
  }

  focus(): void {
    this.inputs.number.focus();
  }

  blur(): void {
    Object.values(this.inputs).forEach((input) => input.blur());
  }

  clear(): void {
    for (const name of fields) {
      this.inputs[name].value = '';
      this.readings[name] = { text: '', complete: false };
    }
    this.markFaults(false);
    this.changed();
  }

  private typed(name: FieldName): void {
    const input = this.inputs[name];
    const atEnd = input.selectionStart === input.value.length;
    const reading = this.take(name);
    this.markFaults(false);
    this.changed();
    if (reading.complete && atEnd && name !== 'cvc') {
      this.inputs[name === 'number' ? 'expiry' : 'cvc'].focus();
    }
  }

  /** Reads what stands in a field, and writes it there as it is to be shown. */
  private take(name: FieldName): Reading {
    const input = this.inputs[name];
    const reading = this.readField(name, input.value);
    this.readings[name] = reading;
    input.value = reading.text;
    if (name === 'number') {
      document.body.dataset['brand'] = brandOf(reading.text).brand;
      this.readings.cvc = this.readField('cvc', this.inputs.cvc.value);
    }
    return reading;
  }

  private readField(name: FieldName, typed: string): Reading {
    if (name === 'number') {
      return readNumber(typed);
    }
    return name === 'expiry'
      ? readExpiry(typed, new Date())
      : readCode(typed, brandOf(this.inputs.number.value).code);
  }

  private left(name: FieldName): void {
    const { text, complete } = this.readings[name];
    this.inputs[name].setAttribute('aria-invalid', String(text !== '' && !complete));
    this.say({ event: 'blur' });
  }

  private markFaults(strictly: boolean): void {
    for (const name of fields) {
      const { fault, complete } = this.readings[name];
      this.inputs[name].setAttribute('aria-invalid', String(fault !== undefined || (strictly && !complete)));
    }
  }

  private changed(): void {
    const readings = Object.values(this.readings);
    const error = this.error(false);
    this.say({
      event: 'change',
      complete: readings.every(({ complete }) => complete),
      empty: readings.every(({ text }) => text === ''),
      brand: brandOf(this.readings.number.text).brand,
      ...(error && { error }),
    });
  }

  /** While typing only what is wrong is an error; when paying what is missing is one too. */
  private error(strictly: boolean): StripeError | undefined {
    for (const name of fields) {
      const { fault, complete } = this.readings[name];
      if (fault) {
        return validation(fault.code, fault.message);
      }
      if (strictly && !complete) {
        return incomplete[name];
      }
    }
    return undefined;
  }
}

function validation(code: string, message: string): StripeError {
  return { type: 'validation_error', code, message };
}
