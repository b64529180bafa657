import { z } from 'zod';
import { actorKinds, addressOf } from '../../../platform/audit/audit-entry.ts';
import { pageQuery, pageSchema } from '../../../platform/http/page.ts';
import { auditActions, auditedResources } from '../../../values/audit-actions.ts';

const id = z.uuid();
const instantInput = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const roles = ['patient', 'doctor', 'staff', 'admin'] as const;

const resourceType = z.enum(auditedResources).meta({ id: 'AuditedResource' });

export const auditQuery = z.strictObject({
  ...pageQuery,
  actorId: id.optional().meta({ description: 'What this account or API key did.' }),
  action: z
    .enum([...auditActions, ...auditedResources.map((type) => `${type}.` as const)])
    .optional()
    .meta({ description: 'One action, or all that are done to a kind of record: `dispute.`' }),
  resourceType: resourceType.optional(),
  resourceId: id.optional().meta({ description: 'What was done to this record.' }),
  hospitalId: id.optional().meta({ description: 'What was done to records of this hospital.' }),
  ip: z
    .union([z.ipv4(), z.ipv6()], 'Expected an IPv4 or IPv6 address.')
    .transform((ip) => addressOf(ip) ?? ip)
    .optional()
    .meta({ description: 'What was done from this address.', example: '203.0.113.7' }),
  requestId: z
    .string()
    .min(1)
    .max(128)
    .optional()
    .meta({ description: 'What this request did: the `X-Request-Id` of its answer.' }),
  from: instantInput.optional(),
  to: instantInput.optional().meta({ description: 'Before this instant.' }),
});
export type AuditQuery = z.infer<typeof auditQuery>;

export const auditEntrySchema = z
  .object({
    id,
    at: z.iso.datetime(),
    actor: z
      .object({
        kind: z.enum(actorKinds).meta({
          description:
            '`system` for what the server did by itself, `anonymous` for whoever had not signed in.',
        }),
        id: id.nullable().meta({ description: 'Of the account or the API key.' }),
        role: z.enum(roles).nullable(),
        hospitalId: id.nullable(),
        name: z
          .string()
          .nullable()
          .meta({ description: 'The full name, or the name of the key, as it is now.' }),
        email: z.string().nullable(),
      })
      .meta({ id: 'AuditActor' }),
    action: z.enum(auditActions).meta({ id: 'AuditAction' }),
    resource: z.object({ type: resourceType, id: id.nullable() }),
    hospital: z
      .object({ id, name: z.string().nullable() })
      .nullable()
      .meta({ description: 'The hospital the record belongs to.' }),
    ip: z.string().nullable(),
    userAgent: z.string().nullable(),
    requestId: z.string().nullable(),
    details: z.record(z.string(), z.unknown()).meta({
      description:
        'Ids, counts and codes, and in `changes` each field that changed: `{ from, to }`. What people wrote is not kept, only that it changed.',
    }),
  })
  .meta({
    id: 'AuditEntry',
    example: {
      id: '01936f6e-7c00-7000-8000-000000000030',
      at: '2026-12-01T06:00:00.000Z',
      actor: {
        kind: 'user',
        id: '01936f6e-7c00-7000-8000-000000000006',
        role: 'admin',
        hospitalId: null,
        name: 'Ada Admin',
        email: 'admin@example.com',
      },
      action: 'doctor.status_changed',
      resource: { type: 'doctor', id: '01936f6e-7c00-7000-8000-000000000001' },
      hospital: { id: '01936f6e-7c00-7000-8000-000000000004', name: 'City Hospital' },
      ip: '203.0.113.7',
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0',
      requestId: '01936f6e-7c00-7000-8000-000000000031',
      details: { changes: { status: { from: 'pending', to: 'active' } } },
    },
  });
export type AuditEntryAnswer = z.infer<typeof auditEntrySchema>;

export const auditPage = pageSchema(auditEntrySchema, 'AuditEntryPage');
