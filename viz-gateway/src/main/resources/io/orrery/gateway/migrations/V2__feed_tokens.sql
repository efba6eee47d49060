-- What shippers show at the doors: random secrets that may write to one feed and nothing else, each revocable by
-- itself. Only their SHA-256 is kept.
create table feed_token (
    id           text primary key,
    graph_id     text not null references feed (graph_id) on delete cascade,
    label        text not null,
    secret_hash  text not null unique,
    created_at   timestamptz not null default now(),
    last_used_at timestamptz
);
create index feed_token_by_feed on feed_token (graph_id, created_at);
