import { tellsHealthOfOthers } from './health-of-others.ts';

it.each([
  ['She found my mother’s cancer early.', true],
  ['The woman next to me told all the room of her HIV test', true],
  ['Another patient was diagnosed while we all listened!', true],
  ['She found my cancer early.', false],
  ['Came with my wife. My diabetes is better now.', false],
  ['My mother liked him too.', false],
  ['The assistant aided us; a partnership of equals', false],
  ['मेरी माँ का कैंसर उन्होंने जल्दी पहचान लिया।', true],
  ['बगल में बैठी महिला के एचआईवी की बात सबने सुनी', true],
  ['मेरे पड़ोसी को मधुमेह है', true],
  ['मेरा मधुमेह अब ठीक है। पत्नी साथ आई थी।', false],
  ['मेरी माँ को भी डॉक्टर पसंद आए।', false],
  ['كشف الطبيب سرطان زوجتي مبكرًا.', true],
  ['سمع الجميع أن أُمّها مصابة بالسكّري', true],
  ['تحدثوا عن إيدز مريض آخر أمامنا', true],
  ['والدي مصاب بالزهايمر، وقد اعتنوا به', true],
  ['كان علاج السكري ممتازًا. جاءت زوجتي معي', false],
  ['أعجب الطبيب والدتي أيضًا', false],
  ['الطبيب جيد جدًا في علاج السرطان، سواء كان مبكرًا أم لا', false],
])('a patient’s %j: %j', (text, told) => {
  expect(tellsHealthOfOthers(text, 'patient')).toBe(told);
});

it.each([
  ['We are glad that your diabetes is better.', true],
  ['Thank you, and sorry for the wait.', false],
  ['हमें खुशी है कि आपका मधुमेह अब ठीक है।', true],
  ['धन्यवाद, और प्रतीक्षा के लिए क्षमा करें।', false],
  ['يسعدنا تحسن اكتئابك.', true],
  ['شكرًا لك، ونعتذر عن الانتظار.', false],
])('a hospital’s %j: %j', (text, told) => {
  expect(tellsHealthOfOthers(text, 'hospital')).toBe(told);
});
