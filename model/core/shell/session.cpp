#include "core/shell/session.h"

#include "core/shell/interpreter.h"

namespace peerscape::shell {

std::string Outcome::text() const
{
    std::string text;
    for (const Chunk& chunk : chunks) {
        if (chunk.kind != Chunk::Kind::Note)
            text += chunk.text;
    }
    return text;
}

Session::Session(azure::Document document, Commit commit, Language language)
    : m_interpreter(std::make_unique<Interpreter>(std::move(document), std::move(commit)))
{
    setLanguage(language);
}
Session::~Session() = default;

const azure::Document& Session::document() const
{
    return m_interpreter->document();
}

void Session::setDocument(azure::Document document)
{
    m_interpreter->setDocument(std::move(document));
}

Language Session::language() const
{
    return m_interpreter->language();
}

void Session::setLanguage(Language language)
{
    m_interpreter->setLanguage(language);
}

Outcome Session::feed(std::string_view line)
{
    return m_interpreter->feed(line);
}

Outcome Session::interrupt()
{
    return m_interpreter->interrupt();
}

std::string Session::prompt() const
{
    return m_interpreter->prompt();
}

bool Session::isWaiting() const
{
    return m_interpreter->isWaiting();
}

bool Session::isAsking() const
{
    return m_interpreter->isAsking();
}

bool Session::asksForSecret() const
{
    return m_interpreter->asksForSecret();
}

int Session::status() const
{
    return m_interpreter->status();
}

Session::Completion Session::complete(std::string_view line) const
{
    return m_interpreter->complete(line);
}

} // namespace peerscape::shell
