import {
  display,
  extension,
  firstReference,
  list,
  number,
  object,
  telecom,
  text,
} from './smart-resources.ts';

describe('resources of strangers', () => {
  it.each([undefined, null, 7, 'x', [], {}])('lead nowhere without harm when they are %j', (value) => {
    expect([
      firstReference(value, 'Location'),
      extension(object(value), 'x'),
      display(value),
      telecom(object(value), 'phone'),
    ]).toEqual([undefined, undefined, [], undefined]);
    expect(list(value)).toEqual([]);
  });

  it('give the id of a reference whatever stands before it', () => {
    expect(
      firstReference([{ reference: 'Device/3' }, { reference: 'https://x.example/Location/12' }], 'Location'),
    ).toBe('12');
  });

  it('give extensions by the end of their url, codings in order, and a way to call', () => {
    expect(
      extension({ extension: [{ url: 'http://x.example/slot-capacity', valueInteger: 3 }] }, 'slot-capacity'),
    ).toMatchObject({ valueInteger: 3 });
    expect(display([{ coding: [{ display: 'A' }, {}] }, { coding: [{ display: 'B' }] }])).toEqual(['A', 'B']);
    expect(
      telecom(
        {
          telecom: [
            { system: 'url', value: 'u' },
            { system: 'phone', value: ' 1 ' },
          ],
        },
        'phone',
      ),
    ).toBe('1');
    expect([text('  '), number(Infinity), number(0)]).toEqual([undefined, undefined, 0]);
  });
});
