package huiying.app.console;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ResponseStatusException;

import huiying.bot.desk.NotPermitted;

/** Acts somebody may not do end on the error page; a hidden case looks like one that does not exist. */
@ControllerAdvice(basePackageClasses = Refused.class)
final class Refused {

    @ExceptionHandler
    void refused(NotPermitted refused) {
        throw new ResponseStatusException(refused.hidden() ? HttpStatus.NOT_FOUND : HttpStatus.FORBIDDEN);
    }

    @ExceptionHandler
    void unknown(IllegalArgumentException unknown) {
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
}
