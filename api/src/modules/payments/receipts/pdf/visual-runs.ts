import bidiFactory, { type Bidi } from 'bidi-js';

/** A piece of a line in one font, as it is handed to the shaper; pieces stand from left to right. */
export interface VisualRun {
  text: string;
  script: 'arabic' | 'other';
}

type Script = 'arabic' | 'devanagari' | 'other';

interface Piece {
  text: string;
  script: Script;
  level: number;
}

// The package is CommonJS: what is imported is the factory, where its types expect a module around it.
const bidi = (bidiFactory as unknown as () => Bidi)();
const controls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/**
 * A line as it is seen from left to right (Unicode Standard Annex 9), cut where font or script change: a shaper takes one script
 * at a time, and turns Arabic letters round by itself. The first letter says which way the line is read: an English name keeps
 * its order, and its full stop at its end, on an Arabic page.
 */
export function visualRuns(line: string): VisualRun[] {
  return visualPieces(line).flatMap(shapeable);
}

function visualPieces(line: string): Piece[] {
  const embedding = bidi.getEmbeddingLevels(line, 'auto');
  const mirrored = bidi.getMirroredCharactersMap(line, embedding.levels);
  const scripts = scriptsOf(line);
  const pieces: Piece[] = [];
  let before: number | undefined;
  for (const at of bidi.getReorderedIndices(line, embedding)) {
    const level = embedding.levels[at] ?? 0;
    const script = scripts[at] ?? 'other';
    const unit = mirrored.get(at) ?? line.charAt(at);
    const last = pieces.at(-1);
    if (
      !last ||
      before === undefined ||
      Math.abs(at - before) !== 1 ||
      last.level !== level ||
      last.script !== script
    ) {
      pieces.push({ text: unit, script, level });
    } else {
      // Kept in the order it is read; what goes from right to left is met from its end.
      last.text = level % 2 === 0 ? last.text + unit : unit + last.text;
    }
    before = at;
  }
  return pieces;
}

/** Spaces, marks and joiners go with what they follow. */
function scriptsOf(line: string): Script[] {
  const scripts: Script[] = [];
  let current: Script = 'other';
  for (const character of line) {
    if (/\p{scx=Arab}/u.test(character)) current = 'arabic';
    else if (/\p{scx=Deva}/u.test(character)) current = 'devanagari';
    else if (!/[\p{M}\p{Cf} ]/u.test(character)) current = 'other';
    for (let unit = 0; unit < character.length; unit += 1) scripts.push(current);
  }
  return scripts;
}

/** The shaper turns round what has Arabic letters, whole; digits and signs are handed over one by one, in the order seen. */
function shapeable({ text, script, level }: Piece): VisualRun[] {
  const seen = [...text].filter((character) => !controls.test(character));
  const rightToLeft = level % 2 === 1;
  const whole = script === 'arabic' ? rightToLeft && /\p{L}/u.test(text) : !rightToLeft;
  const runs = whole ? [seen.join('')] : rightToLeft ? seen.reverse() : seen;
  return runs
    .filter((run) => run !== '')
    .map((run) => ({ text: run, script: script === 'arabic' ? 'arabic' : 'other' }));
}
