/** Words for people near to a patient and for illnesses, in a language of the portal: alternatives of a regular expression. */
export interface HealthWords {
  people: string;
  conditions: string;
  /** What may stand before and behind such a word without a space: Arabic writes `and`, `with` and `her` so. */
  before?: string;
  behind?: string;
}

const english: HealthWords = {
  people:
    'wife|husband|partner|spouse|son|daughter|child|kid|baby|mother|father|mum|mom|dad|parents?|brother|sister|' +
    'grandmother|grandfather|uncle|aunt|cousin|niece|nephew|friend|neighbou?r|colleague|boss|girlfriend|boyfriend|' +
    '(?:another|other|next) patients?|(?:wo)?man (?:next|beside|before)|lady',
  conditions:
    'diagnos(?:ed|is)|cancer|tumou?r|leuka?emia|chemotherapy|hiv|aids|hepatitis|tuberculosis|syphilis|gonorrh?oea|chlamydia|std|' +
    'diabet(?:es|ic)|epilep(?:sy|tic)|dementia|alzheimer(?:.?s)?|parkinson(?:.?s)?|schizophreni[ac]|bipolar|depress(?:ion|ed)|' +
    'anxiety|autis(?:m|tic)|adhd|alcoholi(?:c|sm)|addict(?:ed|ion)?|overdose|suicid(?:e|al)|pregnan(?:t|cy)|miscarriage|abortion|' +
    'infertil(?:e|ity)|stroke|heart attack|dialysis|psycho(?:sis|tic)|anorexi[ac]|bulimi[ac]|incontinen(?:t|ce)',
};

const hindi: HealthWords = {
  people:
    'पत्नी|पति|बीवी|बेटा|बेटे|बेटी|बच्चा|बच्चे|बच्ची|माँ|मां|माता|पिता|पिताजी|पापा|मम्मी|भाई|बहन|दादा|दादी|नाना|नानी|चाचा|चाची|मामा|' +
    'मामी|मौसी|बुआ|सास|ससुर|बहू|दामाद|भतीजा|भतीजे|भतीजी|भांजा|भांजे|भांजी|दोस्त|मित्र|सहेली|पड़ोसी|पड़ोसन|सहकर्मी|' +
    '(?:दूसरा|दूसरे|दूसरी|अन्य|एक और|अगला|अगले) (?:मरीज़|मरीज|रोगी)|बगल (?:वाले|वाली|में बैठे|में बैठी)',
  conditions:
    'निदान|कैंसर|ट्यूमर|रसौली|ल्यूकेमिया|कीमोथेरेपी|कीमो|एचआईवी|एड्स|हेपेटाइटिस|पीलिया|टीबी|तपेदिक|क्षय रोग|सिफलिस|मधुमेह|डायबिटीज़|डायबिटीज|' +
    'शुगर की बीमारी|मिर्गी|डिमेंशिया|मनोभ्रंश|अल्ज़ाइमर|अल्जाइमर|पार्किंसन|सिज़ोफ्रेनिया|सिजोफ्रेनिया|बाइपोलर|अवसाद|डिप्रेशन|ऑटिज़्म|ऑटिज्म|' +
    'शराब की लत|नशे की लत|आत्महत्या|गर्भवती|गर्भावस्था|गर्भपात|बांझपन|लकवा|पक्षाघात|स्ट्रोक|दिल का दौरा|दिल का दौरे|हार्ट अटैक|डायलिसिस|' +
    'मानसिक रोग|मानसिक बीमारी',
};

// Words that bare are something else (أم "or", جد "very", جار "going on") stand here with their endings alone.
const arabic: HealthWords = {
  people:
    'زوج|زوجت|ابن|ابنت|بنت|ولد|طفل|طفلت|أم(?:ي|ه|ها|نا|هم|ك)|أب(?:ي|وه|وها|ونا|وك|اه|اها|يه|يها)|والد|والدت|أخ(?:ي|وه|وها|اه|اها|يه|يها)|' +
    'أخت|جد(?:ي|ه|ها|نا|تي|ته|تها)|عم(?:ي|ه|ها|تي|ته|تها)|خال(?:ي|ه|ها|تي|ته|تها)|صديق|صديقت|جار(?:ه|ها|نا|تي|ته|تها|تنا)|زميل|زميلت|' +
    'قريب|قريبت|شقيق|شقيقت|حمات|(?:ال)?مريضة? (?:ال)?(?:آخر|أخرى|ثان|ثانية|تالي|تالية|مجاور|مجاورة)|(?:امرأة|سيدة|رجل) (?:بجانبي|بجواري|قبلي)',
  conditions:
    'تشخيص|سرطان|ورم|أورام|لوكيميا|كيماوي|نقص المناعة|إيدز|التهاب الكبد|السل|الزهري|سكري|صرع|خرف|زهايمر|باركنسون|فصام|ثنائي القطب|اكتئاب|مكتئب|مكتئبة|' +
    'توحد|إدمان|مدمن|مدمنة|انتحار|حامل|الحمل|إجهاض|عقم|عقيم|جلطة|سكتة|نوبة قلبية|غسيل الكلى|ذهان|فقدان الشهية|سلس البول|مرض نفسي|مرض عقلي',
  before: '(?:[وف]?(?:ال|[بلك]|بال|لل|كال)?)?',
  behind: '(?:ي|ة|ه|ها|هم|هما|ك|كم|نا)?',
};

export const healthWords: readonly HealthWords[] = [english, hindi, arabic];
