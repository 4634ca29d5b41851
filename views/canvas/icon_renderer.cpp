#include "views/canvas/icon_renderer.h"

#include "core/write/svg_icon.h"

#include <QByteArray>
#include <QSvgRenderer>

#include <deque>
#include <string>

namespace peerscape::views {

QSvgRenderer& iconRenderer(const diagram::Icon& icon)
{
    struct Known
    {
        std::string body;
        std::unique_ptr<QSvgRenderer> renderer;
    };
    constexpr std::size_t kMost = 32;
    thread_local std::deque<Known> known;
    for (const Known& candidate : known) {
        if (candidate.body == icon.body)
            return *candidate.renderer;
    }
    if (known.size() == kMost)
        known.pop_front();
    known.push_back({icon.body, std::make_unique<QSvgRenderer>(
                                    QByteArray::fromStdString(write::iconSvg(icon)))});
    return *known.back().renderer;
}

} // namespace peerscape::views
