package huiying.app.api;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;

import huiying.bot.cases.NotAllowedNow;
import huiying.bot.desk.NotPermitted;

/** Refusals of the API as problem details; one that came too late carries the case as it now stands. */
@RestControllerAdvice(basePackageClasses = ApiProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ApiProblems {

    private final CaseApi api;

    ApiProblems(CaseApi api) {
        this.api = api;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> moved(NotAllowedNow moved) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "the case does not permit this now");
        problem.setTitle("Not allowed now");
        problem.setProperty("reason", moved.why().name());
        api.shown(moved.caseId()).ifPresent(now -> problem.setProperty("case", now));
        return answer(problem);
    }

    /** A hidden case looks like one that does not exist. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(NotPermitted refused) {
        return answer(ProblemDetail.forStatus(refused.hidden() ? HttpStatus.NOT_FOUND : HttpStatus.FORBIDDEN));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknown(IllegalArgumentException unknown) {
        return answer(ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "a code in the request is not known"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> said(ResponseStatusException said) {
        return answer(ProblemDetail.forStatusAndDetail(said.getStatusCode(), said.getReason() == null ? "" : said.getReason()));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}
