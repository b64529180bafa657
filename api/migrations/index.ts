import { PlatformMigration } from './0001-platform.ts';
import { AuthMigration } from './0002-auth.ts';
import { DoctorsMigration } from './0003-doctors.ts';
import { SchedulingMigration } from './0004-scheduling.ts';
import { ImportsMigration } from './0005-imports.ts';
import { PaymentsMigration } from './0006-payments.ts';
import { ReviewsMigration } from './0007-reviews.ts';
import { DisputesMigration } from './0008-disputes.ts';
import { AuditMigration } from './0009-audit.ts';
import { UsersMigration } from './0010-users.ts';
import { OperationsMigration } from './0011-operations.ts';
import { AppointmentListsMigration } from './0012-appointment-lists.ts';
import { NewsMigration } from './0012-news.ts';
import { DoctorApplicationsMigration } from './0013-doctor-applications.ts';
import { DisputeDeadlinesMigration } from './0014-dispute-deadlines.ts';
import { RefundStepsMigration } from './0015-refund-steps.ts';
import { ReplyRemovalMigration } from './0017-reply-removal.ts';
import { ReportsAgainMigration } from './0018-reports-again.ts';
import { DisputeSilenceMigration } from './0019-dispute-silence.ts';
import { VisitsOfPatientsMigration } from './0020-visits-of-patients.ts';
import { NoticesMigration } from './0021-notices.ts';

/** Every migration in the order it is applied; a file is never edited once it has been released. */
export const migrations = [
  { name: '0001-platform', class: PlatformMigration },
  { name: '0002-auth', class: AuthMigration },
  { name: '0003-doctors', class: DoctorsMigration },
  { name: '0004-scheduling', class: SchedulingMigration },
  { name: '0005-imports', class: ImportsMigration },
  { name: '0006-payments', class: PaymentsMigration },
  { name: '0007-reviews', class: ReviewsMigration },
  { name: '0008-disputes', class: DisputesMigration },
  { name: '0009-audit', class: AuditMigration },
  { name: '0010-users', class: UsersMigration },
  { name: '0011-operations', class: OperationsMigration },
  { name: '0012-news', class: NewsMigration },
  { name: '0012-appointment-lists', class: AppointmentListsMigration },
  { name: '0013-doctor-applications', class: DoctorApplicationsMigration },
  { name: '0014-dispute-deadlines', class: DisputeDeadlinesMigration },
  { name: '0015-refund-steps', class: RefundStepsMigration },
  { name: '0017-reply-removal', class: ReplyRemovalMigration },
  { name: '0018-reports-again', class: ReportsAgainMigration },
  { name: '0019-dispute-silence', class: DisputeSilenceMigration },
  { name: '0020-visits-of-patients', class: VisitsOfPatientsMigration },
  { name: '0021-notices', class: NoticesMigration },
];
