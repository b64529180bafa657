import type { Receipt } from '../receipt.schemas.ts';
import type { ReceiptWords } from '../receipt-words.ts';
import { type Cell, ReceiptPage } from './receipt-page.ts';

/** Runs in a thread of its own: fonts are big, and shaping text would hold up every other request. */
export interface DrawTask {
  receipt: Receipt;
  words: ReceiptWords;
}

export default async function drawReceipt({ receipt, words }: DrawTask): Promise<Uint8Array> {
  const page = new ReceiptPage(receipt, words);
  drawHead(page, receipt, words);
  page.table(factsOf(receipt, words), [0.3, 0.7]);
  page.space(18);
  drawPayments(page, receipt, words);
  drawRefunds(page, receipt, words);
  drawTotals(page, receipt, words);
  return page.bytes();
}

function drawHead(page: ReceiptPage, { hospital }: Receipt, words: ReceiptWords): void {
  page.heading(hospital.name, words.receipt);
  for (const line of [hospital.address, hospital.taxLine]) {
    if (line !== null) page.paragraph(line);
  }
  page.space(14);
  page.rule();
  page.space(10);
}

function factsOf(receipt: Receipt, words: ReceiptWords): Cell[][] {
  const { visit } = receipt;
  const facts: [string, string][] = [
    [words.number, receipt.number],
    [words.issued, receipt.issuedAtText],
    [words.patient, receipt.patient.name],
    [words.visit, visit.name === visit.modeText ? visit.name : `${visit.name} · ${visit.modeText}`],
    [words.doctor, visit.doctor],
    [words.time, visit.startsAtText],
    [words.reference, receipt.reference],
  ];
  return facts.map(([label, text]) => [{ text: label, style: { colour: '#5b6670' } }, { text }]);
}

function drawPayments(page: ReceiptPage, { payments }: Receipt, words: ReceiptWords): void {
  page.title(words.paid);
  const head = [{ text: words.date }, { text: words.how }, amount(words.amount)];
  const rows = payments.map((payment) => [
    { text: payment.paidAtText },
    { text: payment.methodText },
    amount(payment.amount.text),
  ]);
  page.table([head, ...rows], [0.42, 0.34, 0.24], { headed: true });
  page.space(16);
}

function drawRefunds(page: ReceiptPage, { refunds }: Receipt, words: ReceiptWords): void {
  if (refunds.length === 0) {
    return;
  }
  page.title(words.returned);
  const head = [{ text: words.date }, { text: words.why }, { text: words.state }, amount(words.amount)];
  const rows = refunds.map((refund) => [
    { text: refund.requestedAtText },
    { text: refund.reasonText },
    { text: refund.statusText },
    amount(refund.amount.text),
  ]);
  page.table([head, ...rows], [0.34, 0.26, 0.16, 0.24], { headed: true });
  page.space(16);
}

function drawTotals(page: ReceiptPage, { totals }: Receipt, words: ReceiptWords): void {
  page.rule();
  page.space(6);
  const lines: [string, string, boolean][] = [
    [words.totalPaid, totals.paid.text, true],
    [words.totalReturned, totals.returned.text, totals.returned.amountMinor > 0],
    [words.totalToReturn, totals.toReturn.text, totals.toReturn.amountMinor > 0],
  ];
  const rows: Cell[][] = lines
    .filter(([, , shown]) => shown)
    .map(([label, text]) => [{ text: label }, amount(text)]);
  const bold = { weight: 'semibold', size: 11.5 } as const;
  rows.push([
    { text: words.net, style: bold },
    { ...amount(totals.net.text), style: bold },
  ]);
  page.table(rows, [0.3, 0.24], { start: 0.46 });
}

function amount(text: string): Cell {
  return { text, align: 'end' };
}
