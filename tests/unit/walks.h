#pragma once

#include "core/reach/reach.h"
#include "tests/support/network_builder.h"

#include <QByteArray>

/// Walks over small designs, asked and told in a line.
namespace peerscape::test {

/// What the walk says; the ends must be good.
inline reach::Answer ask(const azure::Document& document, const reach::End& from,
                         const reach::End& to, const reach::Flow& flow = {})
{
    const route::RouteEngine routes(document);
    auto answer = reach::reach(routes, from, to, flow);
    if (!answer)
        qFatal("%s", answer.error().message.c_str());
    return std::move(*answer);
}

/// For comparing with literals.
inline QByteArray text(std::string_view view)
{
    return {view.data(), static_cast<qsizetype>(view.size())};
}

/// "Reachable", or the code of the verdict that decides, with "back:" before it when the packet
/// arrives and the answer is lost.
inline QByteArray verdictOf(const reach::Answer& answer)
{
    if (answer.reachable)
        return "Reachable";
    const bool arrives = answer.forward.front().verdict.reachable();
    return (arrives ? QByteArray("back:") : QByteArray()) + text(code(answer.verdict().reason));
}

inline QByteArray verdict(const azure::Document& document, const reach::End& from,
                          const reach::End& to, const reach::Flow& flow = {})
{
    return verdictOf(ask(document, from, to, flow));
}

/// The stations of a path by name, joined: "vm1 > nva > vm2".
inline QByteArray stations(const azure::Document& document, const reach::Path& path)
{
    QByteArray line;
    for (const reach::Hop& hop : path.hops) {
        if (!line.isEmpty())
            line += " > ";
        line += hop.object ? text(document.nameOf(hop.object)) : text(toString(hop.kind));
    }
    return line;
}

/// Any address of the Internet.
inline reach::End internet()
{
    return {};
}

inline reach::End at(std::string_view address)
{
    return {{}, test::address(address)};
}

} // namespace peerscape::test
