import type { MailWords } from '../mail-words.ts';

const cancelledBy = {
  patient: 'لقد ألغيت زيارتك.',
  hospital: 'ألغى المستشفى زيارتك.',
  platform: 'أُلغيت زيارتك.',
};

export const arabic: MailWords = {
  labels: { reference: 'مرجع الحجز', hospital: 'المستشفى', time: 'التاريخ والوقت' },
  patient: {
    visit_confirmed: ({ reference }) => ({
      subject: `تأكيد الزيارة ${reference}`,
      text: 'تم تأكيد زيارتك.',
    }),
    visit_moved: ({ reference, fromStartsAt }) => ({
      subject: `موعد جديد للزيارة ${reference}`,
      text: `تغيّر موعد زيارتك، والموعد الجديد مذكور أدناه. الموعد السابق: ${fromStartsAt}.`,
    }),
    visit_cancelled: ({ reference, by }) => ({
      subject: `إلغاء الزيارة ${reference}`,
      text: `${cancelledBy[by]} إذا كان هناك مبلغ سيُردّ إليك فستصلك رسالة أخرى بذلك.`,
    }),
    refund_waiting: ({ reference, amount }) => ({
      subject: `المبلغ المردود للزيارة ${reference} جاهز`,
      text: `مبلغ ${amount} في انتظارك عند مكتب الاستقبال في المستشفى. يُرجى إحضار مرجع الحجز.`,
    }),
    refund_sent: ({ reference, amount, channel }) => ({
      subject: `ردّ مبلغ الزيارة ${reference}`,
      text:
        channel === 'desk'
          ? `سُلّم إليك مبلغ ${amount} عند مكتب الاستقبال.`
          : `مبلغ ${amount} في طريقه إلى البطاقة التي دفعت بها. قد يستغرق ظهوره لدى البنك بضعة أيام.`,
    }),
    refund_bounced: ({ reference, amount }) => ({
      subject: `أُعيد المبلغ المردود للزيارة ${reference}`,
      text: `أعاد البنك المبلغ المردود إليك وقدره ${amount}. المبلغ ما زال من حقك، وسنعمل على إيصاله إليك.`,
    }),
    dispute_opened: ({ reference, dueAt }) => ({
      subject: `النزاع بشأن الزيارة ${reference}: تم الاستلام`,
      text: `استلمنا نزاعك. أمام المستشفى مهلة للرد حتى ${dueAt}.`,
    }),
    dispute_answered: ({ reference }) => ({
      subject: `النزاع بشأن الزيارة ${reference}: رد جديد`,
      text: 'ردّ المستشفى. سجّل الدخول لقراءة الرد.',
    }),
    dispute_reply_asked: ({ reference, dueAt }) => ({
      subject: `النزاع بشأن الزيارة ${reference}: يُرجى الرد`,
      text: `يُطلب منك الرد حتى ${dueAt}. سجّل الدخول للرد.`,
    }),
    dispute_resolved: ({ reference, goesBack, amount }) => ({
      subject: `النزاع بشأن الزيارة ${reference}: صدر القرار`,
      text: `صدر القرار في نزاعك: ${goesBack ? `سيُردّ إليك مبلغ ${amount}` : 'لن يُردّ أي مبلغ'}. سجّل الدخول لقراءة السبب.`,
    }),
    dispute_withdrawn: ({ reference }) => ({
      subject: `النزاع بشأن الزيارة ${reference}: مغلق`,
      text: 'لقد سحبت نزاعك، وهو مغلق الآن.',
    }),
  },
  hospital: {
    dispute_opened: ({ reference, dueAt }) => ({
      subject: `النزاع بشأن الزيارة ${reference}: يُرجى الرد`,
      text: `فتح أحد المرضى نزاعًا بشأن زيارة. يُرجى الرد حتى ${dueAt}.`,
    }),
    dispute_reply_asked: ({ reference, dueAt }) => ({
      subject: `النزاع بشأن الزيارة ${reference}: يُرجى الرد`,
      text: `يُطلب من المستشفى الرد حتى ${dueAt}. سجّل الدخول للرد.`,
    }),
    dispute_resolved: ({ reference }) => ({
      subject: `النزاع بشأن الزيارة ${reference}: صدر القرار`,
      text: 'صدر القرار في النزاع. سجّل الدخول لقراءة القرار وسببه.',
    }),
    dispute_withdrawn: ({ reference }) => ({
      subject: `النزاع بشأن الزيارة ${reference}: مغلق`,
      text: 'سحب المريض النزاع، وهو مغلق الآن.',
    }),
  },
  closing: 'كُتبت هذه الرسالة تلقائيًا. يُرجى عدم الرد عليها.',
};
