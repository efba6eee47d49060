package io.orrery.ingest.cloud;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.normal.NormalEvent;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Records of AWS CloudTrail. Who acted is named by the ARN where there is one: a service has none, an
/// account or a directory may have none. What the identity is made of stays below
/// `aws.cloudtrail.userIdentity`.
public final class CloudTrail implements JsonFamily {
    private static final FieldTable FIELDS = FieldTable.of("aws.cloudtrail.", """
            eventTime .
            @timestamp .
            @version .
            eventName event.action
            eventSource event.provider
            eventID event.id
            awsRegion cloud.region
            sourceIPAddress .
            userAgent user_agent.original
            errorCode aws.cloudtrail.errorCode
            errorMessage event.reason
            vpcEndpointId aws.cloudtrail.vpcEndpointId
            requestParameters.userName user.target.name
            requestParameters.instanceId +cloud.instance.id
            tlsDetails.tlsVersion tls.version
            tlsDetails.cipherSuite tls.cipher
            tlsDetails.clientProvidedHostHeader tls.client.server_name
            """);

    private static final String ON_BEHALF_OF = "userIdentity.onBehalfOf.userId";
    /// Parameters that name what is acted on.
    private static final List<String> NAMED = List.of(
            "roleArn", "roleName", "policyArn", "functionName", "groupName", "keyId", "secretId", "name", "tableName");

    @Override
    public String name() {
        return "aws-cloudtrail";
    }

    @Override
    public boolean fits(JsonFields event) {
        return event.has("eventSource")
                && event.has("eventName")
                && (event.has("awsRegion") || event.has("eventVersion") || event.has("userIdentity.type"));
    }

    @Override
    public Parsed read(JsonFields event, Circumstances known) {
        FieldTime time = FieldTime.of(event, ZoneOffset.UTC, "eventTime", "@timestamp");
        if (time.refused() != null) {
            return time.refused();
        }
        NormalEvent.Builder into = NormalEvent.of("aws.cloudtrail").nanos(time.nanos());
        into.put("cloud.provider", "aws");
        into.put("cloud.account.id", event.firstText("recipientAccountId", "userIdentity.accountId"));
        String service = event.text("eventSource");
        into.put("cloud.service.name", service == null ? null : service.replace(".amazonaws.com", ""));
        identity(event, into);
        Peers.source(into, event.text("sourceIPAddress"));
        FIELDS.fill(into, event);
        into.put("cloud.instance.id", instances(event));
        into.put("cloud.resource", resources(event));
        role(event, into);
        into.put("event.outcome", failed(event) ? "failure" : "success");
        return Parsed.Events.of(into.build());
    }

    private static void identity(JsonFields event, NormalEvent.Builder into) {
        String arn = event.text("userIdentity.arn");
        String principal = event.text("userIdentity.principalId");
        String type = String.valueOf(event.text("userIdentity.type"));
        String invokedBy = event.text("userIdentity.invokedBy");
        String account = event.text("userIdentity.accountId");
        into.put("user.id", arn != null ? arn : principal != null ? principal : event.text(ON_BEHALF_OF));
        into.put(
                "user.name",
                switch (type) {
                    case "Root" -> "root";
                    case "AWSService" -> invokedBy;
                    case "AssumedRole", "FederatedUser" -> session(arn, principal);
                    case "Role" -> arn == null ? null : arn.substring(arn.lastIndexOf('/') + 1);
                    case "IdentityCenterUser" -> event.text(ON_BEHALF_OF);
                    default -> event.firstText("userIdentity.userName", "userIdentity.identityProvider");
                });
        into.putIfAbsent("user.name", event.text("userIdentity.userName"));
        into.putIfAbsent("user.id", invokedBy).putIfAbsent("user.id", account);
        Peers.mail(into);
    }

    /// The session of a role is named last: `arn:aws:sts::123456789012:assumed-role/admin/ann`,
    /// `AROA…:ann`.
    private static @Nullable String session(@Nullable String arn, @Nullable String principal) {
        if (arn != null && arn.indexOf('/') > 0) {
            return arn.substring(arn.lastIndexOf('/') + 1);
        }
        return principal == null ? null : principal.substring(principal.lastIndexOf(':') + 1);
    }

    private static List<String> instances(JsonFields event) {
        List<String> instances = new ArrayList<>(event.texts("requestParameters.instanceId"));
        for (String list : List.of("requestParameters.instancesSet.items", "responseElements.instancesSet.items")) {
            for (JsonFields item : event.objects(list)) {
                instances.addAll(item.texts("instanceId"));
            }
        }
        return instances;
    }

    /// What was acted on: the ARNs that the record lists, or else the one thing that the request names.
    private static List<String> resources(JsonFields event) {
        List<String> resources = new ArrayList<>();
        event.objects("resources").forEach(one -> resources.addAll(one.texts("ARN")));
        if (resources.isEmpty()) {
            String bucket = event.text("requestParameters.bucketName");
            String key = event.text("requestParameters.key");
            if (bucket != null) {
                resources.add("arn:aws:s3:::" + bucket + (key == null ? "" : "/" + key));
            } else {
                resources.addAll(instances(event));
            }
        }
        if (resources.isEmpty()) {
            for (String named : NAMED) {
                resources.addAll(event.texts("requestParameters." + named));
            }
        }
        return resources;
    }

    /// The role that a session acts in, or that a call takes on.
    private static void role(JsonFields event, NormalEvent.Builder into) {
        String issuer = "userIdentity.sessionContext.sessionIssuer.";
        into.put("user.effective.id", event.firstText(issuer + "arn", "requestParameters.roleArn"));
        into.put("user.effective.name", event.text(issuer + "userName"));
    }

    private static boolean failed(JsonFields event) {
        String login = event.text("responseElements.ConsoleLogin");
        return event.has("errorCode") || "Failure".equals(login);
    }
}
