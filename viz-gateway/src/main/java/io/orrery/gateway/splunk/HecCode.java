package io.orrery.gateway.splunk;

import org.springframework.http.HttpStatus;

/// The collector's answers: what clients look at is the number.
enum HecCode {
    SUCCESS(200, 0, "Success"),
    TOKEN_REQUIRED(401, 2, "Token is required"),
    INVALID_AUTHORIZATION(401, 3, "Invalid authorization"),
    INVALID_TOKEN(403, 4, "Invalid token"),
    NO_DATA(400, 5, "No data"),
    INVALID_FORMAT(400, 6, "Invalid data format"),
    SERVER_ERROR(500, 8, "Internal server error"),
    BUSY(503, 9, "Server is busy"),
    CHANNEL_MISSING(400, 10, "Data channel is missing"),
    CHANNEL_INVALID(400, 11, "Invalid data channel"),
    EVENT_REQUIRED(400, 12, "Event field is required"),
    EVENT_BLANK(400, 13, "Event field cannot be blank"),
    FIELDS_INVALID(400, 15, "Error in handling indexed fields"),
    NO_TOKEN_IN_QUERY(400, 16, "Query string authorization is not enabled"),
    HEALTHY(200, 17, "HEC is healthy"),
    UNHEALTHY(503, 18, "HEC is unhealthy, queues are full"),
    TOO_LARGE(413, 27, "Request entity too large");

    private final HttpStatus status;
    private final int number;
    private final String text;

    HecCode(int status, int number, String text) {
        this.status = HttpStatus.valueOf(status);
        this.number = number;
        this.text = text;
    }

    HttpStatus status() {
        return status;
    }

    int number() {
        return number;
    }

    String text() {
        return text;
    }
}
