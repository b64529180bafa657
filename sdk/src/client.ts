import { type Api, connect } from './connection.ts';
import { Account } from './resources/account.ts';
import { Admin } from './resources/admin.ts';
import { ApiKeys } from './resources/api-keys.ts';
import { Appointments } from './resources/appointments.ts';
import { Audit } from './resources/audit.ts';
import { Disputes } from './resources/disputes.ts';
import { DoctorApplications } from './resources/doctor-applications.ts';
import { Doctors } from './resources/doctors.ts';
import { Hospitals } from './resources/hospitals.ts';
import { Imports } from './resources/imports.ts';
import { News } from './resources/news.ts';
import { Payments } from './resources/payments.ts';
import { Reconciliations } from './resources/reconciliations.ts';
import { Refunds } from './resources/refunds.ts';
import { Reviews } from './resources/reviews.ts';
import { Slots } from './resources/slots.ts';
import { Users } from './resources/users.ts';
import { type Auth, Authenticator, type Renewal, type Session } from './session.ts';
import type { TransportOptions } from './transport.ts';
import { UnansweredPosts } from './unanswered-posts.ts';

export interface SmartMedConnectOptions extends TransportOptions {
  /** Where the API is, such as `https://api.example.org`; without the `/v1`. */
  baseUrl: string;
  /** Who calls. Searching doctors and slots needs nobody. */
  auth?: Auth;
  /** Told of every new session, and of `undefined` when it has ended: keep it if the person is to stay signed in. */
  onSession?: (session: Session | undefined) => void;
  /** How several windows or processes that go on with one session take turns in renewing it. */
  renewal?: Renewal;
  /**
   * A POST that is made again, with the same content, after one that got no answer is the same one and takes effect once: for programs
   * in which a person presses a button again. Others name what they mean once by `idempotencyKey`.
   */
  repeatedByHand?: boolean;
}

/**
 * The client of SmartMedConnect.
 *
 * ```ts
 * const smc = new SmartMedConnect({ baseUrl: 'http://localhost:3000', auth: { email, password } });
 * const { items } = await smc.slots.list({ doctorId, limit: 10 }).page();
 * const appointment = await smc.appointments.book({ slotId: items[0].id });
 * ```
 */
export class SmartMedConnect {
  /** Every operation of the OpenAPI document, typed, for what the resources below do not say shorter. */
  readonly api: Api;
  readonly account: Account;
  readonly hospitals: Hospitals;
  readonly doctors: Doctors;
  readonly doctorApplications: DoctorApplications;
  readonly slots: Slots;
  readonly appointments: Appointments;
  readonly imports: Imports;
  readonly apiKeys: ApiKeys;
  readonly news: News;
  readonly payments: Payments;
  readonly refunds: Refunds;
  readonly audit: Audit;
  readonly disputes: Disputes;
  readonly reconciliations: Reconciliations;
  readonly reviews: Reviews;
  readonly users: Users;
  readonly admin: Admin;

  constructor({ baseUrl, auth, onSession, renewal, repeatedByHand, ...transport }: SmartMedConnectOptions) {
    const origin = baseUrl.replace(/\/+$/, '');
    const authenticator = new Authenticator(origin, auth, transport, onSession, renewal);
    const unanswered = repeatedByHand === true ? new UnansweredPosts() : undefined;
    this.api = connect(origin, authenticator, transport, unanswered);
    this.account = new Account(this.api, authenticator);
    this.hospitals = new Hospitals(this.api);
    this.doctors = new Doctors(this.api);
    this.doctorApplications = new DoctorApplications(this.api);
    this.slots = new Slots(this.api);
    this.appointments = new Appointments(this.api);
    this.imports = new Imports(this.api);
    this.apiKeys = new ApiKeys(this.api);
    this.news = new News(this.api);
    this.payments = new Payments(this.api);
    this.refunds = new Refunds(this.api);
    this.audit = new Audit(this.api);
    this.disputes = new Disputes(this.api);
    this.reconciliations = new Reconciliations(this.api);
    this.reviews = new Reviews(this.api);
    this.users = new Users(this.api);
    this.admin = new Admin(this.api);
  }
}
