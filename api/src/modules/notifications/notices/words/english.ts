import type { MailWords } from '../mail-words.ts';

const cancelledBy = {
  patient: 'You have cancelled your visit.',
  hospital: 'The hospital has cancelled your visit.',
  platform: 'Your visit has been cancelled.',
};

export const english: MailWords = {
  labels: { reference: 'Booking reference', hospital: 'Hospital', time: 'Date and time' },
  patient: {
    visit_confirmed: ({ reference }) => ({
      subject: `Visit ${reference} is confirmed`,
      text: 'Your visit is confirmed.',
    }),
    visit_moved: ({ reference, fromStartsAt }) => ({
      subject: `Visit ${reference} has a new time`,
      text: `Your visit has a new time, given below. It was to be on ${fromStartsAt}.`,
    }),
    visit_cancelled: ({ reference, by }) => ({
      subject: `Visit ${reference} is cancelled`,
      text: `${cancelledBy[by]} If money goes back to you, another message says so.`,
    }),
    refund_waiting: ({ reference, amount }) => ({
      subject: `Refund for visit ${reference} is ready`,
      text: `${amount} is waiting for you at the desk of the hospital. Please bring the booking reference.`,
    }),
    refund_sent: ({ reference, amount, channel }) => ({
      subject: `Refund for visit ${reference}`,
      text:
        channel === 'desk'
          ? `${amount} was given back to you at the desk.`
          : `${amount} is on its way back to the card you paid with. Banks may take some days to show it.`,
    }),
    refund_bounced: ({ reference, amount }) => ({
      subject: `Refund for visit ${reference} was sent back`,
      text: `Your bank has sent back the refund of ${amount}. The money is still yours, and we will see that it reaches you.`,
    }),
    dispute_opened: ({ reference, dueAt }) => ({
      subject: `Dispute about visit ${reference}: received`,
      text: `We have received your dispute. The hospital has until ${dueAt} to answer.`,
    }),
    dispute_answered: ({ reference }) => ({
      subject: `Dispute about visit ${reference}: an answer`,
      text: 'The hospital has answered. Sign in to read it.',
    }),
    dispute_reply_asked: ({ reference, dueAt }) => ({
      subject: `Dispute about visit ${reference}: please answer`,
      text: `You are asked to answer by ${dueAt}. Sign in to do so.`,
    }),
    dispute_resolved: ({ reference, goesBack, amount }) => ({
      subject: `Dispute about visit ${reference}: decided`,
      text: `Your dispute is decided: ${goesBack ? `${amount} goes back to you` : 'no money goes back'}. Sign in to read the reason.`,
    }),
    dispute_withdrawn: ({ reference }) => ({
      subject: `Dispute about visit ${reference}: closed`,
      text: 'You have withdrawn your dispute. It is closed.',
    }),
  },
  hospital: {
    dispute_opened: ({ reference, dueAt }) => ({
      subject: `Dispute about visit ${reference}: please answer`,
      text: `A patient has opened a dispute about a visit. Please answer by ${dueAt}.`,
    }),
    dispute_reply_asked: ({ reference, dueAt }) => ({
      subject: `Dispute about visit ${reference}: please answer`,
      text: `The hospital is asked to answer by ${dueAt}. Sign in to do so.`,
    }),
    dispute_resolved: ({ reference }) => ({
      subject: `Dispute about visit ${reference}: decided`,
      text: 'The dispute is decided. Sign in to read the decision and its reason.',
    }),
    dispute_withdrawn: ({ reference }) => ({
      subject: `Dispute about visit ${reference}: closed`,
      text: 'The patient has withdrawn the dispute. It is closed.',
    }),
  },
  closing: 'This message was written by itself. Please do not answer it.',
};
