-- Null: the person never chose a language, and pages follow the browser. Accounts of before keep the one they have.
alter table identity_user alter column language drop not null, alter column language drop default;
