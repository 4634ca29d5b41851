#pragma once

#include <QWidget>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace peerscape::window {

class ActionRegistry;

/// Every command with its keys: to be searched by words or by a key, and to be given other keys. A
/// change holds at once.
class ShortcutSheet : public QWidget
{
    Q_OBJECT

public:
    explicit ShortcutSheet(ActionRegistry& actions, QWidget* parent = nullptr);

private:
    void fill();
    void filter(const QString& text);
    void showChosen();
    void assign();
    [[nodiscard]] QString chosen() const;

    ActionRegistry& m_actions;
    QLineEdit* m_search;
    QTreeWidget* m_list;
    QKeySequenceEdit* m_keys;
    QPushButton* m_assign;
    QPushButton* m_remove;
    QLabel* m_said;
};

} // namespace peerscape::window
