import type { MailWords } from '../mail-words.ts';

const cancelledBy = {
  patient: 'आपने अपनी विज़िट रद्द कर दी है।',
  hospital: 'अस्पताल ने आपकी विज़िट रद्द कर दी है।',
  platform: 'आपकी विज़िट रद्द कर दी गई है।',
};

export const hindi: MailWords = {
  labels: { reference: 'बुकिंग संदर्भ', hospital: 'अस्पताल', time: 'दिनांक और समय' },
  patient: {
    visit_confirmed: ({ reference }) => ({
      subject: `विज़िट ${reference} पक्की हो गई है`,
      text: 'आपकी विज़िट पक्की हो गई है।',
    }),
    visit_moved: ({ reference, fromStartsAt }) => ({
      subject: `विज़िट ${reference} का समय बदल गया है`,
      text: `आपकी विज़िट का समय बदल गया है; नया समय नीचे दिया है। पहले का समय: ${fromStartsAt}।`,
    }),
    visit_cancelled: ({ reference, by }) => ({
      subject: `विज़िट ${reference} रद्द हो गई है`,
      text: `${cancelledBy[by]} अगर कोई राशि लौटाई जानी है, तो उसकी सूचना अलग संदेश में मिलेगी।`,
    }),
    refund_waiting: ({ reference, amount }) => ({
      subject: `विज़िट ${reference} की राशि वापसी तैयार है`,
      text: `${amount} अस्पताल के काउंटर पर आपके लिए रखे हैं। कृपया बुकिंग संदर्भ साथ लाएँ।`,
    }),
    refund_sent: ({ reference, amount, channel }) => ({
      subject: `विज़िट ${reference} की राशि वापसी`,
      text:
        channel === 'desk'
          ? `${amount} आपको काउंटर पर लौटा दिए गए हैं।`
          : `${amount} उसी कार्ड पर लौटाए जा रहे हैं जिससे आपने भुगतान किया था। बैंक में दिखने में कुछ दिन लग सकते हैं।`,
    }),
    refund_bounced: ({ reference, amount }) => ({
      subject: `विज़िट ${reference} की लौटाई गई राशि वापस आ गई`,
      text: `आपके बैंक ने लौटाई गई राशि ${amount} वापस भेज दी है। यह पैसा अब भी आपका है, और हम इसे आप तक पहुँचाएँगे।`,
    }),
    dispute_opened: ({ reference, dueAt }) => ({
      subject: `विज़िट ${reference} पर विवाद: मिल गया`,
      text: `आपका विवाद हमें मिल गया है। अस्पताल के पास जवाब देने के लिए इस समय तक का समय है: ${dueAt}।`,
    }),
    dispute_answered: ({ reference }) => ({
      subject: `विज़िट ${reference} पर विवाद: एक जवाब`,
      text: 'अस्पताल ने जवाब दिया है। पढ़ने के लिए साइन इन करें।',
    }),
    dispute_reply_asked: ({ reference, dueAt }) => ({
      subject: `विज़िट ${reference} पर विवाद: कृपया जवाब दें`,
      text: `आपसे इस समय तक जवाब माँगा गया है: ${dueAt}। जवाब देने के लिए साइन इन करें।`,
    }),
    dispute_resolved: ({ reference, goesBack, amount }) => ({
      subject: `विज़िट ${reference} पर विवाद: निर्णय हुआ`,
      text: `आपके विवाद पर निर्णय हो गया है: ${goesBack ? `${amount} आपको लौटाए जाएँगे` : 'कोई राशि नहीं लौटाई जाएगी'}। कारण पढ़ने के लिए साइन इन करें।`,
    }),
    dispute_withdrawn: ({ reference }) => ({
      subject: `विज़िट ${reference} पर विवाद: बंद`,
      text: 'आपने अपना विवाद वापस ले लिया है। वह अब बंद है।',
    }),
  },
  hospital: {
    dispute_opened: ({ reference, dueAt }) => ({
      subject: `विज़िट ${reference} पर विवाद: कृपया जवाब दें`,
      text: `एक मरीज़ ने एक विज़िट पर विवाद दर्ज किया है। कृपया इस समय तक जवाब दें: ${dueAt}।`,
    }),
    dispute_reply_asked: ({ reference, dueAt }) => ({
      subject: `विज़िट ${reference} पर विवाद: कृपया जवाब दें`,
      text: `अस्पताल से इस समय तक जवाब माँगा गया है: ${dueAt}। जवाब देने के लिए साइन इन करें।`,
    }),
    dispute_resolved: ({ reference }) => ({
      subject: `विज़िट ${reference} पर विवाद: निर्णय हुआ`,
      text: 'विवाद पर निर्णय हो गया है। निर्णय और उसका कारण पढ़ने के लिए साइन इन करें।',
    }),
    dispute_withdrawn: ({ reference }) => ({
      subject: `विज़िट ${reference} पर विवाद: बंद`,
      text: 'मरीज़ ने विवाद वापस ले लिया है। वह अब बंद है।',
    }),
  },
  closing: 'यह संदेश अपने आप लिखा गया है। कृपया इसका उत्तर न दें।',
};
