#pragma once

#include "core/azure/document.h"

#include <QObject>
#include <QTimer>

#include <array>
#include <string>
#include <vector>

namespace peerscape::qtmodel {

/// Looks for objects by a part of their name or address, a few milliseconds at a time, so that
/// neither a keystroke nor a million interfaces hold up the window. Capitals do not matter.
class ObjectSearch : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t kMost = 500; ///< It stops after so many.

    explicit ObjectSearch(QObject* parent = nullptr);

    /// Starts to look for `text` (not empty) in a document; what was going on is given up.
    void start(const azure::Document& document, const QString& text);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_timer.isActive(); }

signals:
    /// Objects found since the last time, by kind, then in document order.
    void found(const std::vector<peerscape::ObjectId>& ids);
    /// Everything was looked at, or enough was found.
    void finished();

private:
    void step();
    [[nodiscard]] bool matches(ObjectId id) const;

    azure::Document m_document;
    std::string m_text; ///< In lower case.
    bool m_couldBeAddress = false;
    bool m_couldBeId = false;
    std::array<std::uint32_t, kKindCount> m_ends{}; ///< One more than the last number of a kind.
    std::size_t m_kind = 0;
    std::uint32_t m_index = 0;
    std::size_t m_count = 0;
    QTimer m_timer;
};

} // namespace peerscape::qtmodel
