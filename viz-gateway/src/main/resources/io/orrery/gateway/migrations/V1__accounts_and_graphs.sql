-- Who may come in.
create table account (
    id            bigint generated always as identity primary key,
    name          text not null unique check (name = lower(name) and length(name) between 1 and 150),
    password_hash text not null,
    administrator boolean not null default false,
    active        boolean not null default true,
    created_at    timestamptz not null default now()
);

-- Random secrets, each revocable by itself; only their SHA-256 is kept.
create table personal_key (
    id          text primary key,
    account_id  bigint not null references account on delete cascade,
    secret_hash text not null,
    created_at  timestamptz not null default now(),
    revoked_at  timestamptz
);

-- What belongs to whom. The graph itself lives in the topics; its row goes first when it is deleted.
create table graph (
    id          text primary key check (id ~ '^[A-Za-z0-9_-]{1,64}$'),
    owner_id    bigint not null references account,
    kind        text not null check (kind in ('upload', 'feed')),
    mode        text not null default 'private' check (mode in ('private', 'organization', 'public')),
    name        text not null,
    description text not null default '',
    metadata    jsonb not null default '{}',
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now()
);
create index graph_by_owner on graph (owner_id, created_at desc);

create table feed (
    owner_id   bigint not null references account,
    name       text not null,
    graph_id   text not null unique references graph on delete cascade,
    definition jsonb not null,
    created_at timestamptz not null default now(),
    primary key (owner_id, name)
);

-- What was committed for a graph, so that its summary knows what to wait for. The log is the truth, this is the list.
create table upload (
    graph_id   text not null references graph on delete cascade,
    id         text not null,
    part       text not null check (part in ('edges', 'nodes')),
    bytes      bigint not null,
    created_at timestamptz not null default now(),
    primary key (graph_id, id, part)
);

-- Files uploaded before anybody said which graph they are for. The bytes lie in the uploads topic under the file's own
-- id; upload_id and what follows it are null until they do.
create table file (
    id           text primary key check (id ~ '^[A-Za-z0-9_-]{1,64}$'),
    owner_id     bigint not null references account,
    name         text not null,
    file_type    text not null,
    options      jsonb not null default '{}',
    upload_id    text,
    partition    int,
    first_offset bigint,
    last_offset  bigint,
    chunks       int,
    bytes        bigint,
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now()
);
create index file_by_owner on file (owner_id, created_at desc);

-- Graphs whose records still have to be removed from the log; a row stays until every topic is clean.
create table erasure (
    graph_id     text primary key,
    requested_at timestamptz not null default now(),
    attempts     int not null default 0,
    not_before   timestamptz not null default now()
);
