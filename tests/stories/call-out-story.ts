// A night with people to send: volunteers with phones, an incident at a known corner, a dispatcher.
import type { Api, TestApp, TestAppOptions } from '../harness/test-app.ts';
import type { Night } from '../flow/triage/incident/incident-night.ts';
import { startNight } from '../flow/triage/incident/incident-night.ts';

export type Scene = {
  app: TestApp;
  night: Night;
  /** A dispatcher. */
  ana: Api;
  /** Our number. */
  to: string;
  /** Active, on duty, trained; each with the phone of that name. */
  volunteer(name: string, given?: VolunteerGiven): Promise<string>;
  incident(): Promise<{ id: string; code: string }>;
  /** Texts the responders' number. */
  says(name: string, body: string): ReturnType<ReturnType<TestApp['phone']>['texts']>;
  callOut(id: string): Promise<CallOutBody>;
  /** Of a call-out, the one with this volunteer. */
  part(callOutId: string, name: string): Promise<PartBody>;
  /** Every text that a volunteer got was expected. */
  nothingElse(): void;
  /** Nobody of before is on duty any more. */
  everybodyOff(): Promise<void>;
  stop(): Promise<void>;
};

// oxlint-disable-next-line typescript/no-explicit-any
export type CallOutBody = any;
// oxlint-disable-next-line typescript/no-explicit-any
export type PartBody = any;

export type VolunteerGiven = {
  language?: 'en' | 'es';
  languages?: string[];
  skills?: string[];
  hasCar?: boolean;
  areaZip?: string | null;
  offersPerDay?: number;
};

/** Of Pico and Union. */
const ZIP = '90006';
export const PLACE = { crossStreet: 'Pico & Union', city: 'Los Angeles' };

export async function startScene(options: TestAppOptions = {}): Promise<Scene> {
  const night = await startNight(options);
  const { app, ana } = night;
  const zip = { code: ZIP, postalCity: 'Los Angeles', countyFips: '06037', state: 'CA' };
  const known = { ...zip, lat: 34.0476, lng: -118.2925, hasArea: true };
  await app.deps.db.prisma.zip.createMany({ data: [known], skipDuplicates: true });
  const ids: Record<string, string> = {};
  const to = app.deps.config.RESPONDER_NUMBER;

  async function volunteer(name: string, given: VolunteerGiven = {}): Promise<string> {
    const { deps } = app;
    const id = deps.ids.uuid();
    const phone = app.phone(name).number;
    const now = deps.clock.now();
    const later = new Date(now.getTime() + 48 * 3_600_000);
    await deps.db.prisma.volunteer.create({
      data: {
        id,
        nameSealed: deps.keyring.seal('volunteer.name', id, `${name} Lopez`),
        phoneSealed: deps.keyring.seal('volunteer.phone', id, phone),
        phoneIndex: deps.keyring.index('phone', phone),
        status: 'active',
        statusAt: now,
        appliedAt: now,
        language: given.language ?? 'en',
        languages: given.languages ?? [given.language ?? 'en'],
        skills: given.skills ?? ['observer'],
        tasks: [],
        grantedRoles: ['responder'],
        hasCar: given.hasCar ?? false,
        areaZip: given.areaZip === undefined ? ZIP : given.areaZip,
        offersPerDay: given.offersPerDay ?? 50,
        onDutyUntilAt: later,
        phoneVerifiedAt: now,
        agreementVersion: '1',
        agreementLanguage: given.language ?? 'en',
        agreementSignedAt: now,
        interviewedAt: now,
        trainingDoneAt: now,
        trainingExpiresAt: new Date(now.getTime() + 300 * 24 * 3_600_000),
        lastActiveAt: now,
      },
    });
    ids[name] = id;
    return id;
  }

  const callOut = async (id: string) => (await ana.get(`/api/v1/call-outs/${id}`)).body;
  return {
    app,
    night,
    ana,
    to,
    volunteer,
    incident: async () => night.incident(1),
    says: (name, body) => app.phone(name).texts(body, { to }),
    callOut,
    part: async (callOutId, name) =>
      (await callOut(callOutId)).people.find(
        (each: { volunteerId: string }) => each.volunteerId === ids[name],
      ),
    nothingElse: () => {
      const unread = Object.keys(ids).flatMap((name) => app.phone(name).unread());
      if (unread.length > 0)
        throw new Error(`Unexpected: ${unread.map((each) => each.body).join(' | ')}`);
    },
    everybodyOff: async () => {
      await app.deps.db.prisma.volunteer.updateMany({ data: { onDutyUntilAt: null } });
    },
    stop: () => night.stop(),
  };
}
