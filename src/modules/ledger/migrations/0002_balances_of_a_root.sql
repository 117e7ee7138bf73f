-- Where the money of one contribution lies, without looking at all accounts.
create index ledger_balance_of_root on ledger_balance (operation_id, root_key);
