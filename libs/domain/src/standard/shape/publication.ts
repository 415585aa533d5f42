import {
  anyText,
  filledList,
  list,
  literal,
  localDate,
  nullable,
  record,
  text,
  timeZone,
  whole,
} from '../check/index.ts';
import type { Contact, Decree, Label, Publication } from '../standard.ts';

export const label = record<Label>({ id: text, en: text });

const contact = record<Contact>({
  address: nullable(text),
  phone: nullable(text),
  web: list(text),
  email: nullable(text),
  fax: nullable(text),
  callCenter: nullable(text),
});

export const publication = record<Publication>({
  office: text,
  city: text,
  province: text,
  regionCode: text,
  timeZone,
  decree: record<Publication['decree']>({ number: nullable(text), date: nullable(localDate), note: nullable(anyText) }),
  numberInDecree: nullable(whole(1)),
  responsibleUnit: nullable(text),
  variant: text,
  sources: filledList(text),
  contact: nullable(contact),
});

export const decree = record<Decree>({
  schema: literal('decree v1'),
  office: label,
  city: text,
  province: text,
  regionCode: text,
  timeZone,
  number: text,
  date: localDate,
  title: text,
  place: text,
  effective: text,
  signed: text,
  contact,
  consideredLegalBasis: list(text),
  oddities: list(text),
});
