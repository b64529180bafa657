import { SmartMedConnect } from '@smartmedconnect/sdk';
import { PayingWorld } from '../payments/paying-world.ts';
import { addHospitalWords, addPeopleWords } from './strangers-hospital.ts';
import { addImportWords } from './strangers-imports.ts';
import { addVisitWords } from './strangers-visits.ts';
import { demoPassword } from './server.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { WordsSent } from './words-sent.ts';

/** The demo hospital after everybody who may write anything anywhere has written a script there, and where it is to be seen. */
export class StrangersWorld {
  readonly sent = new WordsSent();
  readonly admin: SmartMedConnect;
  readonly desk: SmartMedConnect;
  readonly doctor: SmartMedConnect;
  /** What the addresses of the screens are made of. */
  readonly ids: Record<string, string> = {};
  /** Booked so far, one after the other. */
  visits = 0;

  private constructor(readonly paying: PayingWorld) {
    this.admin = this.client('admin@demo.test');
    this.desk = this.client('it@demo.test');
    this.doctor = this.client('doctor@demo.test');
  }

  static async start(): Promise<StrangersWorld> {
    const paying = await PayingWorld.start({ env: { FILES_DIR: temporaryFolder() } });
    const world = new StrangersWorld(paying);
    try {
      await addHospitalWords(world);
      await Promise.all([addPeopleWords(world), addImportWords(world), addVisitWords(world)]);
    } catch (error) {
      await world.stop();
      throw error;
    }
    return world;
  }

  get url(): string {
    return this.paying.server.url;
  }

  client(email?: string): SmartMedConnect {
    const auth = email !== undefined && { auth: { email, password: demoPassword } };
    return new SmartMedConnect({ baseUrl: this.url, fetch: this.sent.fetch, ...auth });
  }

  id(of: string): string {
    const id = this.ids[of];
    if (id === undefined) throw new Error(`the world has no ${of}`);
    return id;
  }

  async stop(): Promise<void> {
    await this.paying.stop();
  }
}
