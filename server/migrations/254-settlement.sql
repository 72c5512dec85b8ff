-- Month end (R17): score sheets, appeals, penalties, statements and packages. Rights come from the defaults of 001.
create schema settlement;
