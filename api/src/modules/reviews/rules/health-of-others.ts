const people =
  'wife|husband|partner|spouse|son|daughter|child|kid|baby|mother|father|mum|mom|dad|parents?|brother|sister|' +
  'grandmother|grandfather|uncle|aunt|cousin|niece|nephew|friend|neighbou?r|colleague|boss|girlfriend|boyfriend|' +
  '(?:another|other|next) patients?|(?:wo)?man (?:next|beside|before)|lady';
const conditions =
  'diagnos(?:ed|is)|cancer|tumou?r|leuka?emia|chemotherapy|hiv|aids|hepatitis|tuberculosis|syphilis|gonorrh?oea|chlamydia|std|' +
  'diabet(?:es|ic)|epilep(?:sy|tic)|dementia|alzheimer(?:.?s)?|parkinson(?:.?s)?|schizophreni[ac]|bipolar|depress(?:ion|ed)|' +
  'anxiety|autis(?:m|tic)|adhd|alcoholi(?:c|sm)|addict(?:ed|ion)?|overdose|suicid(?:e|al)|pregnan(?:t|cy)|miscarriage|abortion|' +
  'infertil(?:e|ity)|stroke|heart attack|dialysis|psycho(?:sis|tic)|anorexi[ac]|bulimi[ac]|incontinen(?:t|ce)';

const person = wholeWords(people);
const condition = wholeWords(conditions);
const endOfSentence = /[.!?;\n।؟]+/u;

/**
 * Whether a public text seems to tell of somebody else's health: in a patient's words a sentence that names a person and an
 * illness, in a hospital's reply any illness, for there it is the patient's. A list of English words is no judge: the writer is
 * warned, and nothing is refused by it.
 */
export function tellsHealthOfOthers(text: string, by: 'patient' | 'hospital'): boolean {
  return text
    .split(endOfSentence)
    .some((sentence) => condition.test(sentence) && (by === 'hospital' || person.test(sentence)));
}

function wholeWords(alternatives: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${alternatives})(?!\\p{L})`, 'iu');
}
