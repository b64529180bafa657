import { Controller, Get, Inject, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Audited } from '../../../platform/audit/audited.ts';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import { Problems, Returns, ReturnsFile } from '../../../platform/http/returns.ts';
import { ReceiptPdfs } from './pdf/receipt-pdfs.ts';
import { ReadReceipts } from './read-receipts.ts';
import { type Receipt, receiptQuery, type ReceiptQuery, receiptSchema } from './receipt.schemas.ts';

const readers = {
  roles: ['patient', 'staff', 'admin'],
  scopes: ['appointments:read', 'payments:read'],
} as const;
const id = z.uuid();

@ApiTags('Payments')
@Controller('v1/appointments/:id')
export class ReceiptsController {
  constructor(
    @Inject(ReadReceipts) private readonly receipts: ReadReceipts,
    @Inject(ReceiptPdfs) private readonly pdfs: ReceiptPdfs,
  ) {}

  @Get('receipt')
  @Audited('receipt.read')
  @Access(readers)
  @ApiOperation({
    operationId: 'getReceipt',
    summary: 'The receipt of an appointment',
    description:
      'What was paid and what went back, as it stands now. There is none before the first payment. Its texts are in the patient’s ' +
      'language and time zone, whoever reads it. It does not say why the patient came.',
  })
  @Returns(200, receiptSchema)
  @Problems('request.invalid', 'not_found')
  one(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: id }) appointmentId: string,
    @Query({ schema: receiptQuery }) query: ReceiptQuery,
  ): Promise<Receipt> {
    return this.receipts.one(caller, appointmentId, query);
  }

  @Get('receipt.pdf')
  @Audited('receipt.read')
  @Access(readers)
  @ApiOperation({
    operationId: 'getReceiptPdf',
    summary: 'The receipt of an appointment as a page to print',
    description: 'The same as the receipt in JSON, on A4; tagged, so that it can be read aloud.',
  })
  @ReturnsFile('application/pdf', 'The receipt, named after its number.')
  @Problems('request.invalid', 'not_found', 'internal.unavailable')
  async pdf(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: id }) appointmentId: string,
    @Query({ schema: receiptQuery }) query: ReceiptQuery,
  ): Promise<StreamableFile> {
    const receipt = await this.receipts.one(caller, appointmentId, query);
    return new StreamableFile(await this.pdfs.draw(receipt), {
      type: 'application/pdf',
      disposition: `attachment; filename="receipt-${receipt.number}.pdf"`,
    });
  }
}
