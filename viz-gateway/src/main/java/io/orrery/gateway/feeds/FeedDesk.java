package io.orrery.gateway.feeds;

import io.orrery.gateway.access.Account;
import io.orrery.gateway.graphs.Graphs;
import io.orrery.gateway.http.Answers;
import io.orrery.gateway.http.Ids;
import io.orrery.gateway.http.JsonBody;
import io.orrery.gateway.http.Refusal;
import io.orrery.gateway.log.LogWriter;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.FeedDefinition;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.Documents;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/// Defines feeds. Blocks; call from virtual threads.
final class FeedDesk {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    private final FeedShelf shelf;
    private final MappingDesk mappings;
    private final Graphs graphs;
    private final LogWriter writer;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FeedDesk(
            FeedShelf shelf,
            MappingDesk mappings,
            Graphs graphs,
            LogWriter writer,
            TransactionTemplate transaction,
            Clock clock) {
        this.shelf = shelf;
        this.mappings = mappings;
        this.graphs = graphs;
        this.writer = writer;
        this.transaction = transaction;
        this.clock = clock;
    }

    List<FeedRow> list(Account owner) {
        return shelf.list(owner.id());
    }

    /// @throws Refusal 404 when the account has no such feed
    FeedRow owned(Account owner, String name) {
        return shelf.find(owner.id(), name).orElseThrow(Refusal::notFound);
    }

    /// Creates a feed with its graph. Asking again for the same is answered with what is there.
    ///
    /// @throws Refusal 400 when the mapping is wrong, 409 when the name is taken by another definition
    FeedRow create(Account owner, ObjectNode body) {
        String name = JsonBody.text(body, "name");
        if (!NAME.matcher(name).matches()) {
            throw Refusal.malformed(
                    "Field 'name' must have 1 to 63 small letters, digits, dots, dashes and underscores, and start with a letter or digit");
        }
        FeedPlan plan = FeedPlan.read(body);
        Optional<FeedRow> existing = shelf.find(owner.id(), name);
        if (existing.isPresent()) {
            return same(existing.get(), plan);
        }
        mappings.check(plan);
        try {
            return transaction.execute(status -> insert(owner, name, body, plan));
        } catch (DuplicateKeyException e) {
            return same(owned(owner, name), plan); // somebody was faster
        }
    }

    /// A feed that is read another way now.
    ///
    /// @param adopted whether every event that is posted from now on is read that way; false when ingest has not
    ///     said so in time, and may read some more by the definition before
    record Changed(FeedRow feed, boolean adopted) {}

    /// Reads the feed's events another way from now on. What is in the graph stays.
    ///
    /// @throws Refusal 400 when the mapping or its rules are wrong, with their place; nothing is stored then
    Changed change(Account owner, FeedRow feed, ObjectNode body) {
        FeedPlan plan = FeedPlan.read(body);
        mappings.check(plan);
        body.put("name", feed.name());
        FeedDefinition definition = new FeedDefinition(
                new GraphId(feed.graphId()),
                feed.name(),
                owner.name(),
                plan.spec(),
                plan.reading(),
                feed.createdAt().toEpochMilli() * 1_000);
        transaction.executeWithoutResult(status -> {
            // The row's lock keeps the log in the same order as the table.
            if (!shelf.change(owner.id(), feed.name(), Answers.JSON.writeValueAsString(body))) {
                throw Refusal.notFound();
            }
            writer.write(Catalogue.FEEDS, RecordKey.of(definition.graph(), "definition"), Documents.encode(definition));
        });
        return new Changed(owned(owner, feed.name()), mappings.isAdopted(definition));
    }

    private FeedRow insert(Account owner, String name, ObjectNode body, FeedPlan plan) {
        GraphId graph = new GraphId(Ids.next());
        graphs.createFeed(graph.value(), owner.id(), name, "{}");
        shelf.add(owner.id(), name, graph.value(), Answers.JSON.writeValueAsString(body));
        FeedDefinition definition =
                new FeedDefinition(graph, name, owner.name(), plan.spec(), plan.reading(), clock.millis() * 1_000);
        // Inside the transaction: a feed that people see is one that ingest knows.
        writer.write(Catalogue.FEEDS, RecordKey.of(graph, "definition"), Documents.encode(definition));
        return owned(owner, name);
    }

    private static FeedRow same(FeedRow existing, FeedPlan wanted) {
        if (!existing.plan().equals(wanted)) {
            throw Refusal.of(
                    HttpStatus.CONFLICT, "There is a feed '" + existing.name() + "' with another mapping already");
        }
        return existing;
    }
}
