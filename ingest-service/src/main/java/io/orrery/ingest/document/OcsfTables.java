package io.orrery.ingest.document;

import io.orrery.ingest.log.FieldTable;

/// The fields of OCSF and their names in normal form.
final class OcsfTables {
    private static final String COMMON = """
            time .
            time_dt .
            class_uid $event.code
            class_name .
            activity_name event.action
            type_name ocsf.type_name
            message message
            severity_id #event.severity
            severity log.level
            status_detail event.reason
            metadata.uid event.id
            metadata.product.name observer.product
            metadata.product.vendor_name observer.vendor
            metadata.version .
            observables .
            attacks .
            finding_info.attacks .
            answers .
            resources .
            file.hashes .
            process.file.hashes .
            actor.process.file.hashes .
            device.hostname host.name
            device.name host.name
            device.ip host.ip
            device.uid host.id
            src_endpoint.ip source.ip
            src_endpoint.port #source.port
            src_endpoint.hostname source.domain
            src_endpoint.domain source.domain
            src_endpoint.mac source.mac
            src_endpoint.svc_name source.domain
            dst_endpoint.ip destination.ip
            dst_endpoint.port #destination.port
            dst_endpoint.hostname destination.domain
            dst_endpoint.domain destination.domain
            dst_endpoint.mac destination.mac
            dst_endpoint.svc_name service.name
            connection_info.protocol_name network.transport
            connection_info.direction network.direction
            connection_info.community_uid network.community_id
            traffic.bytes_out #source.bytes
            traffic.bytes_in #destination.bytes
            traffic.packets_out #source.packets
            traffic.packets_in #destination.packets
            traffic.bytes #network.bytes
            query.hostname dns.question.name
            query.type dns.question.type
            rcode dns.response_code
            http_request.http_method http.request.method
            http_request.referrer http.request.referrer
            http_request.user_agent user_agent.original
            http_request.url.url_string url.full
            http_request.url.text url.full
            http_request.url.hostname url.domain
            http_request.url.path url.path
            http_response.code #http.response.status_code
            url.url_string url.full
            url.hostname url.domain
            tls.sni tls.client.server_name
            tls.version tls.version
            tls.cipher tls.cipher
            tls.ja3_hash.value tls.client.ja3
            tls.ja3s_hash.value tls.server.ja3s
            file.path file.path
            file.name file.name
            file.size #file.size
            file.mime_type file.mime_type
            reg_key.path registry.path
            share smb.share
            finding_info.title rule.name
            finding_info.uid rule.id
            finding.title rule.name
            finding.uid rule.id
            analytic.name rule.name
            api.operation event.action
            api.service.name service.name cloud.service.name
            cloud.provider cloud.provider
            cloud.account.uid cloud.account.id
            cloud.region cloud.region
            unmapped .
            """;
    private static final String ACTING = """
            actor.user.name user.name
            actor.user.uid user.id
            actor.user.domain user.domain
            actor.user.email_addr user.email
            user.name user.target.name
            user.uid user.target.id
            user.domain user.target.domain
            user.email_addr user.target.email
            """;
    private static final String ACTOR_PROCESS = """
            actor.process.pid #process.pid
            actor.process.uid process.entity_id
            actor.process.name process.name
            actor.process.cmd_line process.command_line
            actor.process.file.path process.executable
            actor.process.parent_process.pid #process.parent.pid
            actor.process.parent_process.uid process.parent.entity_id
            actor.process.parent_process.name process.parent.name
            actor.process.parent_process.cmd_line process.parent.command_line
            actor.process.parent_process.file.path process.parent.executable
            process.pid #Target.process.pid
            process.uid Target.process.entity_id
            process.name Target.process.name
            process.file.path Target.process.executable
            """;

    /// The actor acts, the user is acted on.
    static final FieldTable ACTOR = FieldTable.of("ocsf.", COMMON, ACTING, ACTOR_PROCESS);

    /// Nobody else acts: the user does.
    static final FieldTable USER = FieldTable.of("ocsf.", COMMON, ACTOR_PROCESS, """
            user.name user.name
            user.uid user.id
            user.domain user.domain
            user.email_addr user.email
            """);

    /// The process is the one that begins or ends, the actor's process is its parent.
    static final FieldTable PROCESS = FieldTable.of("ocsf.", COMMON, """
            actor.user.name user.name
            actor.user.uid user.id
            actor.user.domain user.domain
            process.user.name user.name
            process.pid #process.pid
            process.uid process.entity_id
            process.name process.name
            process.cmd_line process.command_line
            process.file.path process.executable
            process.parent_process.pid #process.parent.pid
            process.parent_process.uid process.parent.entity_id
            process.parent_process.name process.parent.name
            process.parent_process.file.path process.parent.executable
            actor.process.pid #process.parent.pid
            actor.process.uid process.parent.entity_id
            actor.process.name process.parent.name
            actor.process.cmd_line process.parent.command_line
            actor.process.file.path process.parent.executable
            """);

    private OcsfTables() {}
}
