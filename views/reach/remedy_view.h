#pragma once

#include "qt/remedy_job.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QTreeView;

namespace peerscape::qtmodel {
class DocumentController;
class RemedyModel;
} // namespace peerscape::qtmodel

namespace peerscape::views {

class LinkLabel;
class ThemeManager;

/// What would help two ends that cannot talk, or keep two apart that can: the smallest sets of
/// edits in order of rank, each with what it would change anywhere. The one that is chosen is
/// applied as one undo step, by its button or with Enter. Looked for on a thread of its own, again
/// after every edit while it can be seen.
class RemedyView : public QWidget
{
    Q_OBJECT

public:
    RemedyView(qtmodel::DocumentController& controller, const ThemeManager& theme,
               QWidget* parent = nullptr);

    /// Looks for remedies for a question, in place of those for another.
    void look(qtmodel::RemedyWish wish, const qtmodel::FlowQuestion& question);
    /// Gives up and shows none.
    void stop();

    [[nodiscard]] bool isActive() const { return m_active; }
    [[nodiscard]] qtmodel::RemedyWish wish() const { return m_wish; }
    [[nodiscard]] const qtmodel::FlowQuestion& question() const { return m_question; }
    [[nodiscard]] qtmodel::RemedyModel& model() const { return *m_model; }
    [[nodiscard]] QTreeView& view() const { return *m_view; }
    /// Whether the search or a preview is going on.
    [[nodiscard]] bool isWorking() const;
    /// Applies the remedy of the current row; false when there is none or it was refused.
    bool apply();

signals:
    /// A person wants the hops again, or applied a remedy.
    void closed();

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void start();
    /// The design is another one than the remedies are for.
    void goStale();
    void take(const std::vector<remedy::Remedy>& remedies, bool fulfilled);
    void end(const QString& state);
    void showState();

    qtmodel::DocumentController& m_controller;
    const ThemeManager& m_theme;
    qtmodel::RemedyModel* m_model = nullptr;
    qtmodel::RemedyJob* m_job = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_state = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_apply = nullptr;
    LinkLabel* m_back = nullptr;
    QTreeView* m_view = nullptr;
    QTimer m_soon; ///< Edits that follow each other are answered together.
    qtmodel::RemedyWish m_wish = qtmodel::RemedyWish::Talk;
    qtmodel::FlowQuestion m_question;
    bool m_active = false;
    bool m_stale = false;
    QString m_outcome; ///< What is said when nothing is going on.
};

} // namespace peerscape::views
