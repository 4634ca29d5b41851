#pragma once

#include <QWidget>

#include <memory>

class QComboBox;
class QListView;
class QMenu;

namespace peerscape::qtmodel {
class DocumentController;
class HistoryModel;
class HistoryPlayer;
} // namespace peerscape::qtmodel

namespace peerscape::views {

class LinkLabel;
class ThemeManager;

/// The History panel: every edit by name, the current one marked; choosing an earlier or later one
/// goes there, and a bar below plays them. A drop-down shows below each edit the code that does the
/// same. The menu of one asks what it changed, and what changed since.
class HistoryPanel : public QWidget
{
    Q_OBJECT

public:
    HistoryPanel(qtmodel::DocumentController& controller, qtmodel::HistoryPlayer& player,
                 const ThemeManager& theme, QWidget* parent = nullptr);

    /// What can be asked about the design after so many steps. The caller owns it.
    [[nodiscard]] std::unique_ptr<QMenu> stepMenu(int step);

signals:
    /// What differs between the design after so many steps and after others.
    void compareRequested(int before, int after);

private:
    void showMenu(const QPoint& at);
    void chooseForm(int index);
    void follow();
    void copyCommand();
    void copyScript();
    void saveScript();

    qtmodel::DocumentController& m_controller;
    qtmodel::HistoryModel* m_model;
    QListView* m_view;
    QComboBox* m_form;
    LinkLabel* m_copy;
    LinkLabel* m_copyScript;
    LinkLabel* m_save;
    bool m_following = false; ///< The list goes where the history went, not the other way round.
};

} // namespace peerscape::views
