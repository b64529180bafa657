import { visualRuns } from './visual-runs.ts';

const seen = (line: string) => visualRuns(line).map(({ text }) => text);

describe('a line as it is seen from left to right', () => {
  it('keeps what is read from the left, cut where the script changes', () => {
    expect(seen('Dr. राव (Bengaluru)')).toEqual(['Dr. ', 'राव ', '(Bengaluru)']);
  });

  it('hands Arabic words over whole, for the shaper turns them round', () => {
    expect(visualRuns('زيارة حضورية')).toEqual([{ text: 'زيارة حضورية', script: 'arabic' }]);
  });

  it('puts what is read last on the left, with its brackets turned', () => {
    expect(seen('ليلى (Laila)').join('|')).toBe('(|Laila|)|ليلى ');
  });

  it('keeps the digits of a number in order, Arabic ones too', () => {
    expect(seen('\u200f١٬٢٣٤٫٥٠ د.ك.\u200f').join('')).toContain('١٬٢٣٤٫٥٠');
    expect(seen('في 2026')).toEqual(['2026', 'في ']);
  });

  it('keeps an English name in order, and draws no control character', () => {
    expect(seen('Demo Hospital Pvt. Ltd.')).toEqual(['Demo Hospital Pvt. Ltd.']);
    expect(seen('\u2068Mila\u2069\u200f')).toEqual(['Mila']);
  });
});
