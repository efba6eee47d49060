package io.orrery.ingest.cloud;

import io.orrery.ingest.log.FieldTable;

/// The fields of Azure's logs, with small first letters, and their names in normal form.
final class AzureTables {
    private static final String COMMON = """
            time .
            timeGenerated .
            @timestamp .
            operationName event.action
            correlationId azure.correlation_id
            tenantId azure.tenant_id
            aADTenantId .
            subscriptionId cloud.account.id
            location cloud.region
            level $log.level
            resultDescription event.reason
            userAgent user_agent.original
            callerIpAddress .
            mG .
            sourceSystem .
            """;

    static final FieldTable ACTIVITY = FieldTable.of("azure.activity.", COMMON, """
            eventTimestamp .
            resourceId cloud.resource
            _ResourceId cloud.resource
            _resourceId cloud.resource
            caller user.name
            operationName.value event.action
            operationName.localizedValue message
            eventDataId event.id
            identity.claims.http://schemas.microsoft.com/identity/claims/objectidentifier user.id
            identity.claims.http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn user.name
            claims.http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn user.name
            claims.http://schemas.microsoft.com/identity/claims/objectidentifier user.id
            """);

    static final FieldTable SIGN_IN = FieldTable.of("azure.signin.", COMMON, """
            createdDateTime .
            id event.id
            userPrincipalName user.name
            userId user.id
            userDisplayName user.full_name
            servicePrincipalName user.name
            servicePrincipalId user.id
            appDisplayName service.name
            appId azure.signin.appId
            ipAddress .
            iPAddress .
            status.additionalDetails azure.signin.status.additionalDetails
            location.countryOrRegion source.geo.country_iso_code
            location.city source.geo.city_name
            locationDetails.countryOrRegion source.geo.country_iso_code
            locationDetails.city source.geo.city_name
            """);

    static final FieldTable AUDIT = FieldTable.of("azure.audit.", COMMON, """
            activityDateTime .
            id event.id
            activityDisplayName event.action
            initiatedBy.user.userPrincipalName user.name
            initiatedBy.user.id user.id
            initiatedBy.user.displayName user.full_name
            initiatedBy.user.ipAddress .
            initiatedBy.app.displayName user.name
            initiatedBy.app.servicePrincipalId user.id
            initiatingUserOrApp .
            identity azure.audit.identity
            resultReason event.reason
            result .
            """);

    private AzureTables() {}
}
