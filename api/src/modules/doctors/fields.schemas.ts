import { z } from 'zod';
import { isCurrency } from '../../values/currency.ts';
import { languageTag } from '../../values/language-tag.ts';
import { isTimeZone } from '../../values/time-zone.ts';
import { specialty } from './rules/specialty.ts';

/** Text that says something, without blanks around it. */
export const words = (max: number) => z.string().trim().min(1).max(max);

/** The id the thing has in the hospital's own system. */
export const externalId = words(200).meta({
  description: "The key in the hospital's own system; unique within the hospital.",
  example: 'DOC-0042',
});

export const timeZone = z
  .string()
  .refine(isTimeZone, 'Expected an IANA time zone such as Asia/Kolkata.')
  .meta({ description: 'IANA time zone.', example: 'Asia/Kolkata' });

export const currency = z
  .string()
  .refine(isCurrency, 'Expected an ISO 4217 code such as INR.')
  .meta({ description: 'ISO 4217 code.', example: 'INR' });

/** In: a tag or an English name, any case. Out: the canonical tag. */
export const language = z
  .string()
  .max(60)
  .transform((text, context) => {
    const tag = languageTag(text);
    if (tag === undefined) {
      context.addIssue({
        code: 'custom',
        message: 'Expected a BCP 47 tag or the English name of a language.',
      });
      return z.NEVER;
    }
    return tag;
  })
  .meta({ description: 'BCP 47 tag, or the English name of the language.', example: 'hi' });

export const specialtyName = z
  .string()
  .max(100)
  .transform((text, context) => {
    const tidy = specialty(text);
    if (tidy === undefined) {
      context.addIssue({ code: 'custom', message: 'Expected the name of a specialty.' });
      return z.NEVER;
    }
    return tidy;
  })
  .meta({ description: 'A specialty; kept in lower case.', example: 'cardiology' });

export const phone = z
  .string()
  .trim()
  .regex(/^\+?[0-9][0-9 ().-]{4,28}[0-9]$/, 'Expected a telephone number such as +919876543210.')
  .meta({ example: '+919876543210' });

export const instant = z.iso.datetime().meta({ example: '2026-12-01T09:00:00.000Z' });

export const unique = <T>(items: T[]): T[] => [...new Set(items)];

/** An id in a path: what cannot be an id is nobody's. */
export const idParam = z.uuid();
