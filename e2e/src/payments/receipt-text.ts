import type { SmartMedConnect } from '@smartmedconnect/sdk';
import { extractText, getDocumentProxy } from 'unpdf';

/** What stands in the receipt a patient downloads. */
export async function receiptText(patient: SmartMedConnect, appointmentId: string): Promise<string> {
  const { data, response } = await patient.api.GET('/v1/appointments/{id}/receipt.pdf', {
    params: { path: { id: appointmentId } },
    parseAs: 'arrayBuffer',
  });
  if (response.headers.get('content-type') !== 'application/pdf') {
    throw new Error(`the receipt is ${response.headers.get('content-type')}`);
  }
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(data as ArrayBuffer)), {
    mergePages: true,
  });
  return text;
}
