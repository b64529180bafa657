describe('what a person who reads another language is told of a fault', () => {
  it('is words of that language, with the English of the API where that says more', async () => {
    $localize.locale = 'hi';
    const { faultWords } = await import('./fault-words.ts');
    const told = (code: string, detail: string) => faultWords({ pointer: '/text', code, detail });

    expect(told('required', 'Say for which patient.')).toEqual({ pointer: '/text', words: 'Fill this in.' });
    expect(told('unknown', 'Not a location of the doctor’s hospital.')).toEqual({
      pointer: '/text',
      words: 'This is not known here.',
      said: 'Not a location of the doctor’s hospital.',
    });
    expect(told('custom', 'Expected the name of a specialty.')).toEqual({
      pointer: '/text',
      words: 'Please look at this again.',
      said: 'Expected the name of a specialty.',
    });
  });
});
