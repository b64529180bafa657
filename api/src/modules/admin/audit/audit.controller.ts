import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/guards/access.ts';
import type { Page } from '../../../platform/http/page.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { type AuditEntryAnswer, auditPage, type AuditQuery, auditQuery } from './audit.schemas.ts';
import { ListAudit } from './list-audit.ts';

@ApiTags('Audit')
@Controller('v1/admin/audit')
export class AuditController {
  constructor(@Inject(ListAudit) private readonly listAudit: ListAudit) {}

  @Get()
  @Access({ roles: ['admin'] })
  @ApiOperation({
    operationId: 'listAudit',
    summary: 'Who did what to which record, and from where',
    description:
      'The newest first. Everything staff, doctors, admins and API keys change, who of them read a dispute or a receipt, and every sign-in ' +
      'has its entry: a change in its own transaction, a read before its answer, once in half an hour for who reads the same again. No entry is ever ' +
      'changed or removed. What patients do with their own ' +
      'bookings is told by `getAppointmentHistory`; an import has an entry for each batch, and which of its rows changed what is told by ' +
      '`listImportResults`.',
  })
  @Returns(200, auditPage)
  @Problems('request.invalid')
  list(@Query({ schema: auditQuery }) query: AuditQuery): Promise<Page<AuditEntryAnswer>> {
    return this.listAudit.list(query);
  }
}
