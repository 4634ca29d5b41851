#pragma once

#include "core/check/check.h"
#include "qt/finding_rows.h"

#include <QFutureWatcher>
#include <QObject>

#include <array>
#include <memory>
#include <optional>

namespace peerscape::qtmodel {

/// The findings of the document shown. Those of a document of ordinary size are current with every
/// edit. A large one is checked on a thread of its own: its findings follow its edits, and what
/// comes while it works is looked at in one go. GUI thread only.
class FindingKeeper : public QObject
{
    Q_OBJECT

public:
    /// Documents with more objects than this are checked beside the window: there one edit can make
    /// a thousand peerings be looked at again.
    static constexpr std::size_t kMostAtOnce = 5000;

    explicit FindingKeeper(QObject* parent = nullptr);
    ~FindingKeeper() override;

    /// Another document, that of `routes`, which are copied.
    void begin(const route::RouteEngine& routes);
    /// The next version of it. Where statements changed it is checked at once whatever its size,
    /// and whatever is being checked is waited for: who writes one looks at it.
    void follow(const azure::Document& next, const azure::ChangeSet& changes);
    /// Waits until everything is checked.
    void finish();

    /// Whether the findings are of the version that came last. O(1).
    [[nodiscard]] bool isCurrent() const { return !m_running && !m_waiting; }
    /// Number of findings of the version checked last. O(1).
    [[nodiscard]] std::size_t count(check::Severity severity) const
    {
        return m_counts[static_cast<std::size_t>(severity)];
    }
    /// How that version's statements stand, in their order; none before the first check. O(1).
    [[nodiscard]] const std::vector<expect::Judgement>& judgements() const { return m_judgements; }
    /// The checker of that version, to be asked as long as nothing new is checked: in the slots of
    /// both signals. Null while it works. O(1).
    [[nodiscard]] const check::Checker* checker() const;
    /// The findings of that version as a list shows them; null before the first check. O(1).
    [[nodiscard]] const std::shared_ptr<const FindingRows>& rows() const { return m_rows; }
    /// How they differ from those of the check before. O(1).
    [[nodiscard]] const FindingRowsChange& rowsChange() const { return m_rowsChange; }
    /// That version; an empty document before the first check. O(1).
    [[nodiscard]] const azure::Document& document() const { return m_document; }

signals:
    /// A check begins beside the window: what is known is of an older version from now on.
    void started();
    /// The findings are those of a newer version: `Checker::lastChange` says what changed.
    void changed();
    /// They are those of another document, or none are known of it yet and the checker is null.
    void reset();

private:
    struct Work;
    void start();
    void take();
    void publish();

    std::shared_ptr<Work> m_work;             ///< The thread's alone while `m_running`.
    std::optional<azure::Document> m_waiting; ///< The version to be checked next.
    azure::Document m_latest;                 ///< The version that came last.
    azure::Document m_document;               ///< The version checked last.
    QFutureWatcher<void> m_watcher;
    bool m_running = false;
    std::shared_ptr<const FindingRows> m_rows; ///< As the next members, of `m_document`.
    FindingRowsChange m_rowsChange;
    std::array<std::size_t, 3> m_counts{};
    std::vector<expect::Judgement> m_judgements;
};

} // namespace peerscape::qtmodel
