#pragma once

#include "core/write/reachability.h"
#include "qt/matrix_job.h"
#include "qt/remedy_job.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QProgressBar;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace peerscape::qtmodel {
class DocumentController;
class MatrixModel;
} // namespace peerscape::qtmodel

namespace peerscape::views {

class FlowField;
class MatrixView;
class ThemeManager;

/// The Matrix panel: who reaches whom, by interface, subnet, network or site. It is worked out on
/// a thread of its own while the panel can be seen, and follows every edit that can matter; with
/// more ends than that takes a moment for, only the pairs in view are walked, and all when a person
/// asks.
class MatrixPanel : public QWidget
{
    Q_OBJECT

public:
    MatrixPanel(qtmodel::DocumentController& controller, const ThemeManager& theme,
                QWidget* parent = nullptr);

    [[nodiscard]] qtmodel::MatrixModel& model() const { return *m_model; }
    [[nodiscard]] MatrixView& view() const { return *m_view; }
    /// Whether what is shown is of an older version of the design.
    [[nodiscard]] bool isStale() const { return m_stale; }
    void setBy(reach::MatrixBy by);
    /// The panel came to the front: what was not worth the work before is done now.
    void comeIntoView();
    /// Walks all pairs, however many.
    void compute();
    /// All pairs, or how many of them work between two groups.
    enum class Content { Pairs, Groups };
    /// The matrix as a file's content; groups that are closed and lines that are filtered out are
    /// in it.
    [[nodiscard]] std::string text(write::MatrixFormat format,
                                   Content content = Content::Pairs) const;
    void copyAs(write::MatrixFormat format);
    /// What can be asked about the pair of two lines. The caller owns it.
    [[nodiscard]] std::unique_ptr<QMenu> pairMenu(int row, int column);

signals:
    /// A person wants the walk between two ends.
    void walkRequested(peerscape::ObjectId from, peerscape::ObjectId to,
                       const peerscape::reach::Flow& flow);
    /// A person wants to know what would help two ends, or keep them apart.
    void remediesRequested(peerscape::ObjectId from, peerscape::ObjectId to,
                           const peerscape::reach::Flow& flow, peerscape::qtmodel::RemedyWish wish);

private:
    void buildHeading(QVBoxLayout& layout);
    void buildBody(QVBoxLayout& layout);
    [[nodiscard]] reach::MatrixBy by() const;
    void goStale();
    void follow(const azure::ChangeSet& changes);
    /// Starts the work if the panel can be seen.
    void computeByItself();
    void start(qtmodel::MatrixJob::Extent extent);
    void showState();
    void save(write::MatrixFormat format, const QString& suffix, const QString& filter,
              Content content = Content::Pairs);

    qtmodel::DocumentController& m_controller;
    const ThemeManager& m_theme;
    qtmodel::MatrixModel* m_model = nullptr;
    qtmodel::MatrixJob* m_job = nullptr;
    MatrixView* m_view = nullptr;
    QComboBox* m_by = nullptr;
    FlowField* m_traffic = nullptr;
    QLineEdit* m_search = nullptr;
    QLabel* m_summary = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_compute = nullptr;
    QPushButton* m_cancel = nullptr;
    QToolButton* m_export = nullptr;
    QTimer m_soon; ///< Edits that follow each other are answered together.
    bool m_stale = true;
};

} // namespace peerscape::views
