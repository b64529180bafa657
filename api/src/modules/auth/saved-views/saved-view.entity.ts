import { defineEntity, p } from '@mikro-orm/core';
import { Account } from '../accounts/account.entity.ts';

const SavedViewSchema = defineEntity({
  name: 'SavedView',
  tableName: 'saved_views',
  properties: {
    id: p.uuid().primary(),
    accountId: () =>
      p
        .manyToOne(Account)
        .mapToPk()
        .joinColumn('account_id')
        .foreignKeyName('saved_views_account')
        .deleteRule('cascade'),
    screen: p.text(),
    name: p.text(),
    query: p.text(),
    version: p.integer().default(1),
    createdAt: p.datetime().columnType('timestamptz'),
    updatedAt: p.datetime().columnType('timestamptz'),
  },
  uniques: [{ name: 'saved_views_name_unique', properties: ['accountId', 'screen', 'name'] }],
  checks: [{ name: 'saved_views_query_short', expression: 'octet_length(query) <= 2048' }],
});

/** How somebody likes to look at a list of the portal: its filters and order, under a name of theirs. */
export class SavedView extends SavedViewSchema.class {}

SavedViewSchema.setClass(SavedView);

export { SavedViewSchema };
